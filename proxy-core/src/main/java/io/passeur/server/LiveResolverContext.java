package io.passeur.server;

import io.passeur.guard.CertificateResolverHost;
import io.passeur.guard.ElementLogger;
import io.passeur.guard.LiveProblems;
import io.passeur.metrics.ElementMeters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** The context of one certificate resolver. */
record LiveResolverContext(
        String name,
        ScheduledExecutorService executor,
        LiveProblems.Reporter problems,
        ElementMeters meters,
        Path workingDirectory,
        Map<String, String> environment,
        Map<String, Integer> entryPoints,
        String userAgent)
        implements CertificateResolverHost {

    @Override
    public Logger logger() {
        return ElementLogger.of("resolver", name);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void close() {
        problems.close();
        meters.close();
        executor.shutdownNow();
    }
}
