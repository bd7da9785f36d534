package io.passeur.element;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elements that were read, of one source or of a whole provider. Names are without {@code @provider}. Immutable. */
public final class DynamicConfiguration {

    private final Map<ElementKind<?>, Map<String, ?>> elements;
    private final Map<String, Origin> origins;
    private final Map<ElementKind<?>, Integer> leftOut;
    private final List<Problem> problems;

    private DynamicConfiguration(
            Map<ElementKind<?>, Map<String, ?>> elements,
            Map<String, Origin> origins,
            Map<ElementKind<?>, Integer> leftOut,
            List<Problem> problems) {
        this.elements = elements;
        this.origins = origins;
        this.leftOut = leftOut;
        this.problems = problems;
    }

    /** The kinds of which there are elements. */
    public Set<ElementKind<?>> kinds() {
        return elements.keySet();
    }

    /** The elements of one kind by name, in the order in which they were written. */
    @SuppressWarnings("unchecked") // the builder puts only an element's own specs below its kind
    public <S> Map<String, S> elements(ElementKind<S> kind) {
        return (Map<String, S>) elements.getOrDefault(kind, Map.of());
    }

    /** Where elements were written, by their dotted paths. */
    public Map<String, Origin> origins() {
        return origins;
    }

    /**
     * The number of definitions, by kind, that are left out: they could not be read, or the element is already defined
     * elsewhere.
     */
    public Map<ElementKind<?>, Integer> leftOut() {
        return leftOut;
    }

    /** What could not be read. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DynamicConfiguration configuration
                && configuration.elements.equals(elements)
                && configuration.origins.equals(origins)
                && configuration.leftOut.equals(leftOut)
                && configuration.problems.equals(problems);
    }

    @Override
    public int hashCode() {
        return Objects.hash(elements, origins, leftOut, problems);
    }

    @Override
    public String toString() {
        return elements + " " + problems;
    }

    /** Collects elements. Not thread-safe. */
    public static final class Builder {

        private final Map<ElementKind<?>, Map<String, Object>> elements = new LinkedHashMap<>();
        private final Map<String, Origin> origins = new HashMap<>();
        private final Map<ElementKind<?>, Integer> leftOut = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        /** Adds an element, or replaces the one of that name. */
        public <S> Builder put(ElementKind<S> kind, String name, S spec, @Nullable Origin origin) {
            elements.computeIfAbsent(kind, key -> new LinkedHashMap<>()).put(name, spec);
            if (origin != null) {
                origins.put(kind.path(name), origin);
            }
            return this;
        }

        /** Adds an element to those of a kind without names. */
        <S> void add(ElementKind<S> kind, S spec, @Nullable Origin origin) {
            int index = elements.getOrDefault(kind, Map.of()).size();
            put(kind, kind.nameAt(index), spec, origin);
        }

        @SuppressWarnings("unchecked") // see put
        <S> @Nullable S get(ElementKind<S> kind, String name) {
            return (S) elements.getOrDefault(kind, Map.of()).get(name);
        }

        @Nullable
        Origin origin(ElementKind<?> kind, String name) {
            return origins.get(kind.path(name));
        }

        /** Counts definitions of a kind that are left out. */
        Builder leaveOut(ElementKind<?> kind, int count) {
            leftOut.merge(kind, count, Integer::sum);
            return this;
        }

        public Builder problem(Problem problem) {
            problems.add(problem);
            return this;
        }

        public Builder problems(List<Problem> others) {
            problems.addAll(others);
            return this;
        }

        public DynamicConfiguration build() {
            Map<ElementKind<?>, Map<String, ?>> copy = new HashMap<>();
            elements.forEach(
                    (kind, byName) -> copy.put(kind, Collections.unmodifiableMap(new LinkedHashMap<>(byName))));
            return new DynamicConfiguration(
                    Collections.unmodifiableMap(copy), Map.copyOf(origins), Map.copyOf(leftOut), List.copyOf(problems));
        }
    }
}
