package io.passeur.element;

import io.passeur.config.Paths;
import io.passeur.config.Problems;
import io.passeur.config.Scalars;
import io.passeur.config.Trees;
import io.passeur.config.UnsupportedKeys;
import io.passeur.spi.ConfigurationTree;
import io.passeur.toolkit.Suggestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the sections of one tree. */
final class SectionDecoder {

    private final ConfigurationTree tree;
    private final Problems problems;
    private final DynamicConfiguration.Builder elements = new DynamicConfiguration.Builder();

    SectionDecoder(ConfigurationTree tree, Problems problems) {
        this.tree = tree;
        this.problems = problems;
    }

    DynamicConfiguration.Builder elements() {
        return elements;
    }

    void decode(String name, Map<String, Object> settings, List<ElementKind<?>> kinds) {
        Map<String, Object> section = section(settings, "", name);
        checkKeys(name, section, kinds);
        for (ElementKind<?> kind : kinds) {
            decode(kind, section);
        }
    }

    private <S> void decode(ElementKind<S> kind, Map<String, Object> section) {
        if (kind.isList()) {
            decodeList(kind, section);
        } else {
            section(section, kind.section(), kind.name()).forEach((name, value) -> decode(kind, name, value));
        }
    }

    private void checkKeys(String name, Map<String, Object> section, List<ElementKind<?>> kinds) {
        List<String> known = kinds.stream().map(ElementKind::name).toList();
        for (String key : section.keySet()) {
            if (known.stream().noneMatch(key::equalsIgnoreCase)) {
                error(Paths.child(name, key), "unknown key" + Suggestions.hint(key, known));
            }
        }
    }

    /** The section below {@code parent}; several spellings of its name are one section. */
    private Map<String, Object> section(Map<String, Object> settings, String parent, String key) {
        Map<String, Object> merged = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : settings.entrySet()) {
            if (!entry.getKey().equalsIgnoreCase(key)) {
                continue;
            }
            if (entry.getValue() instanceof Map<?, ?> map) {
                map.forEach((name, value) -> merged.put(String.valueOf(name), value));
            } else if (!entry.getValue().equals("")) {
                error(Paths.child(parent, key), Scalars.quoted(entry.getValue()) + " is not a section");
            }
        }
        return merged;
    }

    private <S> void decode(ElementKind<S> kind, String name, Object value) {
        Map<String, Object> settings = settings(kind, name, value);
        String path = kind.path(name);
        S spec = settings == null ? null : read(kind, path, settings);
        if (spec == null) {
            elements.leaveOut(kind, 1);
        } else {
            elements.put(kind, name, spec, tree.originOf(path).withoutLabel());
        }
    }

    /** A record of a plugin may fail in any way; that costs the element and no other. */
    private <S> @Nullable S read(ElementKind<S> kind, String path, Map<String, Object> settings) {
        try {
            return kind.read(new WrittenElement(tree, path, settings, problems));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            error(path, "its plugin failed: " + (e.getCause() == null ? e : e.getCause()));
            return null;
        }
    }

    /** @return the element without keys that have no effect; null if it must be left out */
    private @Nullable Map<String, Object> settings(ElementKind<?> kind, String name, Object value) {
        String path = kind.path(name);
        if (name.contains("@")) {
            error(path, "the name must not contain \"@\"");
            return null;
        }
        Object section = value.equals("") ? Map.of() : value;
        if (!(section instanceof Map<?, ?> map)) {
            error(path, Scalars.quoted(value) + " is not a section");
            return null;
        }
        Problems own = new Problems();
        List<String> segments = List.of(kind.section(), kind.name(), name);
        Map<String, Object> known = new LinkedHashMap<>(Trees.freezeMap(map));
        Map<String, Object> added = new LinkedHashMap<>(known);
        known.keySet().removeIf(kind::isAdded);
        added.keySet().removeAll(known.keySet());
        Map<String, Object> kept =
                new LinkedHashMap<>(UnsupportedKeys.ofDynamic().strip(known, segments, tree::originOf, own));
        kept.putAll(added);
        problems.addAll(own.list());
        return own.hasErrors() ? null : kept;
    }

    /** Origins count the elements that could be read. */
    private <S> void decodeList(ElementKind<S> kind, Map<String, Object> section) {
        Object written = Trees.find(section, kind.name());
        if (written != null && !(written instanceof Collection)) {
            error(kind.path(), Scalars.quoted(written) + " is not a list");
        }
        int index = 0;
        for (Object value : written instanceof Collection<?> list ? list : List.of()) {
            String path = kind.path(kind.nameAt(index++));
            S spec = null;
            if (value instanceof Map<?, ?> map) {
                spec = read(kind, path, Trees.freezeMap(map));
            } else {
                error(path, Scalars.quoted(value) + " is not a section");
            }
            if (spec == null) {
                elements.leaveOut(kind, 1);
            } else {
                elements.add(kind, spec, tree.originOf(path).withoutLabel());
            }
        }
    }

    private void error(String path, String message) {
        problems.error(path, message, tree.originOf(path));
    }
}
