package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Separates the sections of single providers, whose form only their plugins know, from keys that apply to all. */
final class ProvidersTree {

    private final Function<String, @Nullable Origin> origins;
    private final Problems problems;

    ProvidersTree(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** Moves {@code providers.<type>} to {@code providers.types.<type>}. */
    Map<String, Object> arrange(Map<String, Object> tree) {
        Map<String, Object> arranged = new LinkedHashMap<>();
        tree.forEach((root, value) -> {
            boolean providers = root.equalsIgnoreCase("providers") && value instanceof Map;
            arranged.put(root, providers ? split((Map<?, ?>) value) : value);
        });
        return arranged;
    }

    private Map<String, Object> split(Map<?, ?> providers) {
        Map<String, Object> types = new LinkedHashMap<>();
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("types", types);
        Trees.freezeMap(providers).forEach((key, value) -> {
            if (key.equalsIgnoreCase("providersThrottleDuration") || key.equalsIgnoreCase("precedence")) {
                split.put(key, value);
            } else {
                addType(types, key, value);
            }
        });
        return split;
    }

    private void addType(Map<String, Object> types, String type, Object value) {
        if (value instanceof Map) {
            types.put(type, value);
            return;
        }
        Boolean wanted = Scalars.asksForSection(value);
        if (wanted == null) {
            String path = "providers." + type;
            problems.error(
                    path,
                    Scalars.quoted(value) + " is not a section; write the settings below it",
                    origins.apply(path));
        } else if (wanted) {
            types.put(type, Map.of());
        }
    }
}
