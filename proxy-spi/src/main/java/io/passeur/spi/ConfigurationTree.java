package io.passeur.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One part of a provider's configuration: a document, or what one container says.
 *
 * <p>Paths are dotted, as in {@code http.services.app.loadBalancer.servers[0].url}; upper and lower case do not matter.
 *
 * @param origin the source as a whole
 * @param settings what somebody wrote: Map (keyed by String), List, String, Boolean, Long and Double, in the form of the
 *     dynamic configuration. Text may stand for numbers and truth values. Must not change after it was pushed
 * @param origins the places of settings by path; what is missing here is where the section around it is
 * @param discovered values by path that users cannot write and only the provider can know, such as
 *     {@code http.services.app.loadBalancer.absentServers}, in the same form as settings
 * @param problems what the provider could not read of the source
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

    /** A tree of which nothing is known but where it comes from. */
    public ConfigurationTree(Origin origin, Map<String, Object> settings) {
        this(origin, settings, Map.of(), Map.of(), List.of());
    }

    /** A source that could not be read at all. */
    public static ConfigurationTree unreadable(Problem problem, Origin origin) {
        return new ConfigurationTree(origin, Map.of(), Map.of(), Map.of(), List.of(problem));
    }

    /** The same tree with other problems. */
    public ConfigurationTree withProblems(List<Problem> others) {
        return new ConfigurationTree(origin, settings, origins, discovered, others);
    }

    /** Where the setting at a path stands, or else the section around it. */
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
