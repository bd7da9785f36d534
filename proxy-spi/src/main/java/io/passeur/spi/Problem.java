package io.passeur.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something in the configuration that its author should know.
 *
 * @param path the element or setting, dotted: {@code http.routers.web.service}; empty for a whole document
 * @param message the value, what was expected, and where it helps a suggestion; not a sentence of its own, since it is
 *     printed behind the path: {@code service "wbe" does not exist; did you mean "web"?}
 */
public record Problem(
        Severity severity,
        String path,
        String message,
        @Nullable Origin origin) {

    /** What a problem costs. */
    public enum Severity {
        /** The element is left out. */
        ERROR,
        /** The element is used, but not as its author may think. */
        WARNING
    }

    /** A problem for which the element is left out. */
    public static Problem error(String path, String message, @Nullable Origin origin) {
        return new Problem(Severity.ERROR, path, message, origin);
    }

    /** A problem that the element works with. */
    public static Problem warning(String path, String message, @Nullable Origin origin) {
        return new Problem(Severity.WARNING, path, message, origin);
    }

    @Override
    public String toString() {
        return (origin == null ? "" : origin + ": ") + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
