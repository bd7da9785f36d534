package io.passeur.plugin;

import io.passeur.guard.LiveProblems;
import io.passeur.guard.MiddlewareHost;
import io.passeur.spi.Meters;
import io.passeur.spi.ProblemReporter;
import io.passeur.spi.SubRequests;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host of middlewares that ask for nothing but their name. */
record NoHost(String name) implements MiddlewareHost {

    @Override
    public Executor blockingThreads() {
        return Runnable::run;
    }

    @Override
    public boolean isReplacementDue() {
        return false;
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger(name);
    }

    @Override
    public Executor executor() {
        return Runnable::run;
    }

    @Override
    public Scheduler scheduler() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ProblemReporter problems() {
        return new LiveProblems().reporter("", "", null, null);
    }

    @Override
    public SubRequests subRequests() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Meters meters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requestReplacement() {}

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Path dataDirectory() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw() {}

    @Override
    public void close() {}
}
