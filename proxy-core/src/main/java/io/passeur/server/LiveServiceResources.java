package io.passeur.server;

import io.passeur.guard.LiveProblems;
import io.passeur.http.service.ServiceResources;
import io.passeur.spi.ProblemReporter;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;

/** What one service of a plugin has for itself alone. */
record LiveServiceResources(ElementThreads threads, LiveProblems.Reporter reporter) implements ServiceResources {

    @Override
    public Executor executor() {
        return threads.work();
    }

    @Override
    public Executor blockingThreads() {
        return threads.requests();
    }

    @Override
    public Scheduler scheduler() {
        return threads.timer();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public ProblemReporter problems() {
        return reporter;
    }

    @Override
    public void withdraw() {
        reporter.close();
    }

    @Override
    public void close() {
        withdraw();
        threads.close();
    }
}
