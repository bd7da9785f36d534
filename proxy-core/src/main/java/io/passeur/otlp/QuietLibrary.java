package io.passeur.otlp;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps OpenTelemetry's own words off standard error: it repeats failures with their stacks, and {@link ExportFailures} says the same. */
final class QuietLibrary {

    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private QuietLibrary() {}

    static void silence() {
        LIBRARY.setLevel(Level.OFF);
    }
}
