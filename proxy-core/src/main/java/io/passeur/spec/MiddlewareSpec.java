package io.passeur.spec;

import java.util.Map;

/**
 * A middleware as written, {@code http.middlewares.<name>.<type>}.
 *
 * @param type the type's key as written, {@code stripPrefix}
 * @param settings an immutable tree of String, Boolean, Long, Double, List and Map (keyed by String)
 */
public record MiddlewareSpec(String type, Map<String, Object> settings) {

    public MiddlewareSpec {
        settings = Map.copyOf(settings);
    }
}
