package io.passeur.otlp;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Silences OpenTelemetry's own log, which repeats failures with stack traces; {@link ExportFailures} logs them once. */
final class QuietLibrary {

    /** Referenced, since the JDK loses the level of a logger that is not. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private QuietLibrary() {}

    static void silence() {
        LIBRARY.setLevel(Level.OFF);
    }
}
