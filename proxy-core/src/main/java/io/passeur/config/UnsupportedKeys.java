package io.passeur.config;

import io.passeur.spi.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Traefik's keys that are not supported: read from {@code not-supported-yet.txt} and removed from trees. */
public final class UnsupportedKeys {

    private static final String RESOURCE = "not-supported-yet.txt";
    private static final Map<String, UnsupportedKeys> SECTIONS = load();

    private final KeyPattern root = new KeyPattern();

    static UnsupportedKeys ofStatic() {
        return SECTIONS.getOrDefault("static", new UnsupportedKeys());
    }

    public static UnsupportedKeys ofDynamic() {
        return SECTIONS.getOrDefault("dynamic", new UnsupportedKeys());
    }

    /** Options of Traefik v2 that v3 refuses. */
    static UnsupportedKeys ofRemoved() {
        return SECTIONS.getOrDefault("removed", new UnsupportedKeys());
    }

    /**
     * The tree without unsupported keys, each of which becomes a problem.
     *
     * @param path the names that lead to {@code tree}
     */
    public Map<String, Object> strip(
            Map<String, ?> tree, List<String> path, Function<String, @Nullable Origin> origins, Problems problems) {
        KeyPattern pattern = root;
        for (String segment : path) {
            pattern = pattern == null ? null : pattern.child(segment);
        }
        return strip(tree, pattern, String.join(".", path), origins, problems);
    }

    private static Map<String, Object> strip(
            Map<String, ?> tree,
            @Nullable KeyPattern pattern,
            String path,
            Function<String, @Nullable Origin> origins,
            Problems problems) {
        Map<String, Object> kept = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            KeyPattern child = pattern == null ? null : pattern.child(key);
            String childPath = Paths.child(path, key);
            if (child != null && child.support() != null) {
                if (asksForSomething(value)) {
                    child.report(childPath, origins.apply(childPath), problems);
                }
            } else if (child != null && value instanceof Map<?, ?> map && !map.isEmpty()) {
                Map<String, Object> rest = strip(Trees.freezeMap(map), child, childPath, origins, problems);
                if (!rest.isEmpty()) {
                    kept.put(key, rest);
                }
            } else if (value != null) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    /** All of these keys are off by default, so turning one off explicitly loses nothing. */
    private static boolean asksForSomething(@Nullable Object value) {
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return false;
        }
        return value instanceof Map || !"".equals(value) && !Boolean.FALSE.equals(Scalars.truth(value));
    }

    private static Map<String, UnsupportedKeys> load() {
        Map<String, UnsupportedKeys> sections = new HashMap<>();
        try (InputStream in = UnsupportedKeys.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            String section = "";
            String support = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.indexOf(' '));
                    support = line.substring(line.indexOf(' ') + 1, line.indexOf(']'));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    sections.computeIfAbsent(section, name -> new UnsupportedKeys())
                            .root
                            .add(line, support);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }
}
