package io.passeur.config;

import io.passeur.spi.ConfigurationException;
import java.util.Map;

/**
 * {@code certificatesResolvers.<name>}.
 *
 * @param type the only key below the name, as written
 * @param settings the settings below the type; only its plugin knows their form
 */
public record ResolverConfiguration(String type, Map<String, Object> settings) {

    /** @throws ConfigurationException if the tree is not one type with its settings */
    public static ResolverConfiguration of(Object tree) {
        if (!(tree instanceof Map<?, ?> types) || types.isEmpty()) {
            throw new ConfigurationException("has no type; write one below it, such as \"acme\"");
        }
        if (types.size() > 1) {
            String written = String.join(", ", Trees.freezeMap(types).keySet());
            throw new ConfigurationException(
                    "has several types (" + written + "); define a separate resolver for each");
        }
        Map.Entry<String, Object> only =
                Trees.freezeMap(types).entrySet().iterator().next();
        return new ResolverConfiguration(only.getKey(), settings(only.getKey(), only.getValue()));
    }

    private static Map<String, Object> settings(String type, Object value) {
        if (value instanceof Map<?, ?> map) {
            return Trees.freezeMap(map);
        }
        if (Boolean.TRUE.equals(Scalars.asksForSection(value))) {
            return Map.of();
        }
        throw new ConfigurationException(
                type + ": " + Scalars.quoted(value) + " is not a section; write the settings below it");
    }
}
