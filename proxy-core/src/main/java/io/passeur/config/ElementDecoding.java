package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads sections element by element, and remembers where each that could be read was written. */
final class ElementDecoding {

    private final Function<String, @Nullable Origin> origins;
    private final Problems problems;
    private final Map<String, Origin> found = new HashMap<>();

    ElementDecoding(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    interface Reader<T> {
        /** @return null if there was an error */
        @Nullable
        T read(List<String> path, Map<String, Object> settings);
    }

    /** The origins of all elements that were read, by their dotted paths. */
    Map<String, Origin> found() {
        return found;
    }

    void error(String path, String message) {
        problems.error(path, message, origins.apply(path));
    }

    void checkKeys(Map<String, Object> section, String path, List<String> known) {
        for (String key : section.keySet()) {
            if (known.stream().noneMatch(key::equalsIgnoreCase)) {
                error(Paths.child(path, key), "unknown key" + Suggestions.hint(key, known));
            }
        }
    }

    /** The section below {@code parent}; several spellings of its name are one section. */
    Map<String, Object> section(Map<String, Object> tree, String parent, String key) {
        Map<String, Object> merged = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : tree.entrySet()) {
            if (!entry.getKey().equalsIgnoreCase(key)) {
                continue;
            }
            if (entry.getValue() instanceof Map<?, ?> map) {
                map.forEach((name, value) -> merged.put(String.valueOf(name), value));
            } else {
                error(Paths.child(parent, key), Scalars.quoted(entry.getValue()) + " is not a section");
            }
        }
        return merged;
    }

    /** The elements of {@code parent.kind} by name. */
    <T> Map<String, T> named(Map<String, Object> tree, String parent, String kind, Reader<T> reader) {
        Map<String, T> elements = new LinkedHashMap<>();
        section(tree, parent, kind).forEach((name, value) -> {
            List<String> path = List.of(parent, kind, name);
            Map<String, Object> settings = settings(path, value);
            T element = settings == null ? null : reader.read(path, settings);
            if (element != null) {
                elements.put(name, element);
                remember(String.join(".", path), String.join(".", path));
            }
        });
        return elements;
    }

    /** The elements of the list {@code parent.kind}; origins count those that could be read. */
    <T> List<T> listed(Map<String, Object> tree, String parent, String kind, Reader<T> reader) {
        List<T> elements = new ArrayList<>();
        String path = Paths.child(parent, kind);
        Object written = Trees.find(tree, kind);
        if (written != null && !(written instanceof Collection)) {
            error(path, Scalars.quoted(written) + " is not a list");
        }
        int index = 0;
        for (Object value : written instanceof Collection<?> list ? list : List.of()) {
            String own = Paths.element(path, index++);
            T element = value instanceof Map<?, ?> map ? reader.read(List.of(own), Trees.freezeMap(map)) : null;
            if (element != null) {
                remember(Paths.element(path, elements.size()), own);
                elements.add(element);
            } else if (!(value instanceof Map)) {
                error(own, Scalars.quoted(value) + " is not a section");
            }
        }
        return elements;
    }

    <R extends Record> @Nullable R bind(Class<R> type, List<String> path, Map<String, Object> settings) {
        return new ConfigBinder(origins, problems).bind(type, settings, String.join(".", path));
    }

    private void remember(String path, String written) {
        Origin origin = origins.apply(written);
        if (origin != null) {
            found.put(path, origin);
        }
    }

    /** @return the element without keys that have no effect; null if it must be left out */
    private @Nullable Map<String, Object> settings(List<String> path, Object value) {
        String dotted = String.join(".", path);
        if (path.get(path.size() - 1).contains("@")) {
            error(dotted, "the name must not contain \"@\"");
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            error(dotted, Scalars.quoted(value) + " is not a section");
            return null;
        }
        Problems own = new Problems();
        Map<String, Object> kept = UnsupportedKeys.ofDynamic().strip(Trees.freezeMap(map), path, origins, own);
        problems.addAll(own.list());
        return own.hasErrors() ? null : kept;
    }
}
