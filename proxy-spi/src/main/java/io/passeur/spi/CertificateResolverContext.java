package io.passeur.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** What a certificate resolver may use of the proxy. */
public interface CertificateResolverContext {

    /** The name behind {@code certificatesResolvers}. */
    String name();

    /** A logger whose lines name the resolver. */
    Logger logger();

    /** Runs work that may block, on a few threads of this resolver alone. */
    ScheduledExecutorService executor();

    /** Reports and withdraws problems of this resolver, from any thread. */
    ProblemReporter problems();

    /** Numbers of this resolver, beside those of the proxy. */
    Meters meters();

    /** The time of day; tests may set it. */
    Clock clock();

    /** What relative paths in the settings are relative to. */
    Path workingDirectory();

    /** The variables of the process. */
    Map<String, String> environment();

    /** The ports of the entry points as configured, by name; 0 if the system chooses. */
    Map<String, Integer> entryPoints();

    /** Name and version of the proxy, such as {@code passeur/1.2.3}. */
    String userAgent();
}
