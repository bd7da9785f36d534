package io.passeur.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One part of a provider's configuration, such as a document or the labels of one container.
 *
 * <p>Paths are dotted, as in {@code http.services.app.loadBalancer.servers[0].url}; they are case-insensitive.
 *
 * @param origin the source as a whole
 * @param settings the written settings: Map (keyed by String), List, String, Boolean, Long and Double, in the form of
 *     the dynamic configuration. Numbers and booleans may be strings. Must not be modified after the tree is pushed
 * @param origins the origins of settings by path; a path that is missing here has the origin of its enclosing section
 * @param discovered values by path that only the provider can determine and users cannot write, such as {@code
 *     http.services.app.loadBalancer.absentServers}, in the same form as settings
 * @param problems the parts of the source that the provider could not read
 */
public record ConfigurationTree(
        Origin origin,
        Map<String, Object> settings,
        Map<String, Origin> origins,
        Map<String, Object> discovered,
        List<Problem> problems) {

    public ConfigurationTree {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        origins = byPath(origins);
        discovered = byPath(discovered);
        problems = List.copyOf(problems);
    }

    /** An empty tree of an origin. */
    public ConfigurationTree(Origin origin, Map<String, Object> settings) {
        this(origin, settings, Map.of(), Map.of(), List.of());
    }

    /** An empty tree for a source that could not be read. */
    public static ConfigurationTree unreadable(Problem problem, Origin origin) {
        return new ConfigurationTree(origin, Map.of(), Map.of(), Map.of(), List.of(problem));
    }

    /** The same tree with other problems. */
    public ConfigurationTree withProblems(List<Problem> others) {
        return new ConfigurationTree(origin, settings, origins, discovered, others);
    }

    /** The origin of the setting at a path, or of its enclosing section. */
    public Origin originOf(String path) {
        String rest = path.toLowerCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            Origin found = origins.get(rest);
            if (found != null) {
                return found;
            }
            rest = rest.substring(0, Math.max(0, Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('['))));
        }
        return origin;
    }

    private static <V> Map<String, V> byPath(Map<String, V> values) {
        Map<String, V> lower = new LinkedHashMap<>();
        values.forEach((path, value) -> lower.put(path.toLowerCase(Locale.ROOT), value));
        return Collections.unmodifiableMap(lower);
    }
}
