package io.passeur.otlp;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Silences OpenTelemetry's own log: it repeats failures with stack traces, and {@link ExportFailures} reports the
 * same.
 */
final class QuietLibrary {

    /** A strong reference, because the JDK forgets the level of an unreferenced logger. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private QuietLibrary() {}

    static void silence() {
        LIBRARY.setLevel(Level.OFF);
    }
}
