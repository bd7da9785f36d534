package io.passeur.spi;

import org.jspecify.annotations.Nullable;

/**
 * A problem of the configuration.
 *
 * @param path the element or setting, dotted: {@code http.routers.web.service}; empty for a whole document
 * @param message the value, the expected form and, where it helps, a suggestion. It is printed after the path: {@code
 *     service "wbe" does not exist; did you mean "web"?}
 */
public record Problem(
        Severity severity,
        String path,
        String message,
        @Nullable Origin origin) {

    /** What a problem costs. */
    public enum Severity {
        /** The element is disabled. */
        ERROR,
        /** The element is used, but may not work as its author intends. */
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
