package io.passeur.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** The services that the proxy offers to a certificate resolver. */
public interface CertificateResolverContext {

    /** The resolver's name, the key below {@code certificatesResolvers}. */
    String name();

    /** A logger whose lines name the resolver. */
    Logger logger();

    /** Runs work that may block, on a few threads that belong to this resolver alone. */
    ScheduledExecutorService executor();

    /** Reports and withdraws problems of this resolver, from any thread. */
    ProblemReporter problems();

    /** Metrics of this resolver. */
    Meters meters();

    /** The time of day; tests may set it. */
    Clock clock();

    /** The directory against which relative paths in the settings are resolved. */
    Path workingDirectory();

    /** The environment variables of the process. */
    Map<String, String> environment();

    /** The configured ports of the entry points, by name; 0 if the system chooses the port. */
    Map<String, Integer> entryPoints();

    /** Name and version of the proxy, such as {@code passeur/1.2.3}. */
    String userAgent();
}
