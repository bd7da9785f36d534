package io.passeur.routing;

import io.passeur.config.EntryPointConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What entry points say about the routers on them: which ones a router without any gets, and which settings ("model") they
 * put in front.
 */
final class EntryPointRules {

    private static final String API_ENTRY_POINT = "traefik";

    private final Map<String, EntryPointConfiguration> entryPoints;
    private final List<String> defaults;

    EntryPointRules(Map<String, EntryPointConfiguration> entryPoints) {
        this.entryPoints = entryPoints;
        List<String> flagged = entryPoints.entrySet().stream()
                .filter(entry -> entry.getValue().asDefault())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        defaults = !flagged.isEmpty()
                ? flagged
                : entryPoints.keySet().stream()
                        .filter(name -> !name.equals(API_ENTRY_POINT))
                        .sorted()
                        .toList();
    }

    /**
     * The entry points of a router that exist.
     *
     * @param written by the user; empty for the default ones
     * @param unknown gets a message for each that does not exist
     */
    List<String> of(List<String> written, Consumer<String> unknown) {
        if (written.isEmpty()) {
            return defaults;
        }
        List<String> known = new ArrayList<>();
        for (String name : written) {
            if (entryPoints.containsKey(name)) {
                known.add(name);
            } else {
                unknown.accept("entryPoint \"" + name + "\" doesn't exist");
            }
        }
        return known;
    }

    /** Whether the entry point puts settings of its own on routers. */
    boolean hasModel(String entryPoint) {
        EntryPointConfiguration.Http http = configuration(entryPoint).http();
        EntryPointConfiguration.EncodedCharacters open =
                new EntryPointConfiguration.EncodedCharacters(true, true, true, true, true, true, true);
        return !http.middlewares().isEmpty() || !http.encodedCharacters().equals(open);
    }

    EntryPointConfiguration configuration(String entryPoint) {
        EntryPointConfiguration configuration = entryPoints.get(entryPoint);
        if (configuration == null) {
            throw new IllegalArgumentException("no entry point " + entryPoint);
        }
        return configuration;
    }

    Iterable<String> names() {
        return entryPoints.keySet();
    }
}
