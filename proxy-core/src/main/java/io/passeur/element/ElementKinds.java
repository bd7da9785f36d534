package io.passeur.element;

import io.passeur.spec.ServiceType;
import io.passeur.spi.ElementType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds of elements that the configuration may hold, in the order in which people see them. Immutable. */
public final class ElementKinds {

    private final Map<String, ElementKind<?>> byPath = new LinkedHashMap<>();
    private final List<ElementKind<?>> listed;

    private ElementKinds(Collection<ElementKind<?>> kinds, Collection<ElementKind<?>> listed) {
        kinds.forEach(kind -> byPath.put(key(kind), kind));
        this.listed = List.copyOf(listed);
    }

    private static String key(ElementKind<?> kind) {
        return kind.path().toLowerCase(Locale.ROOT);
    }

    /**
     * The kinds that are always there, and others.
     *
     * @param types the types of services
     * @throws IllegalArgumentException if two of them have the same path
     */
    public static ElementKinds with(Collection<ServiceType<?>> types, Collection<ElementKind<?>> others) {
        List<ElementKind<?>> declared = new ArrayList<>(HttpKinds.with(types));
        declared.addAll(TlsKinds.all());
        List<ElementKind<?>> listed = new ArrayList<>(declared);
        listed.addAll(UnservedKinds.ALL);
        for (ElementKind<?> other : others) {
            if (declared.contains(other)) {
                throw new IllegalArgumentException(other.path() + ": declared twice (expected: once)");
            }
            declared.add(other);
            int place = listed.indexOf(other);
            if (place < 0) {
                listed.add(other);
            } else {
                listed.set(place, other);
            }
        }
        return new ElementKinds(declared, listed);
    }

    /** Those that are served. */
    public List<ElementKind<?>> all() {
        return List.copyOf(byPath.values());
    }

    /** Those that are served, and those that are only listed, because they will be served one day. */
    public List<ElementKind<?>> listed() {
        return listed;
    }

    /** Those that overviews count. */
    public List<ElementKind<?>> counted() {
        return byPath.values().stream().filter(ElementKind::isCounted).toList();
    }

    /** What providers know of them. */
    public List<ElementType> types() {
        return byPath.values().stream().map(ElementKind::type).toList();
    }

    /** The roots of the configuration. */
    public List<String> sections() {
        return byPath.values().stream().map(ElementKind::section).distinct().toList();
    }

    /** The kinds of one section. */
    public List<ElementKind<?>> in(String section) {
        return byPath.values().stream()
                .filter(kind -> kind.section().equals(section))
                .toList();
    }

    /** The kind that the path of a problem belongs to; null if it is about no element. */
    public @Nullable ElementKind<?> owning(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, ElementKind<?>> entry : byPath.entrySet()) {
            String start = entry.getKey() + (entry.getValue().isList() ? "[" : ".");
            if (lower.startsWith(start)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
