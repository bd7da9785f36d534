package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The elements of all providers by their full names. Immutable. */
public final class MergedConfiguration {

    private final Map<ElementKind<?>, Map<QualifiedName, Element<?>>> elements = new HashMap<>();
    private final Map<ElementKind<?>, Integer> leftOut;
    private final List<ProviderProblem> problems;

    /**
     * @param elements by kind, in the order in which they count
     * @param leftOut the number of definitions that are not among the elements, by kind
     * @param problems what the providers could not read
     */
    MergedConfiguration(
            Map<ElementKind<?>, Map<QualifiedName, Element<?>>> elements,
            Map<ElementKind<?>, Integer> leftOut,
            List<ProviderProblem> problems) {
        elements.forEach((kind, byName) -> this.elements.put(kind, Collections.unmodifiableMap(byName)));
        this.leftOut = Map.copyOf(leftOut);
        this.problems = List.copyOf(problems);
    }

    /** The kinds of which there are elements. */
    public Set<ElementKind<?>> kinds() {
        return elements.keySet();
    }

    /** The elements of one kind in the order of their names, or of their lists. */
    @SuppressWarnings("unchecked") // the merger puts only an element's own specs below its kind
    public <S> Map<QualifiedName, Element<S>> elements(ElementKind<S> kind) {
        return (Map<QualifiedName, Element<S>>) (Map<?, ?>) elements.getOrDefault(kind, Map.of());
    }

    /** The number of definitions, by kind, that could not be read or that another definition of the element displaces. */
    public Map<ElementKind<?>, Integer> leftOut() {
        return leftOut;
    }

    /** What the providers could not read. */
    public List<ProviderProblem> problems() {
        return problems;
    }

    /**
     * Elements of one kind that could not be read, which must not be replaced by others. A name may contain dots, so every
     * part of a problem's path that may be a name counts as one; names that do not exist are harmless.
     */
    public SortedSet<QualifiedName> unreadable(ElementKind<?> kind) {
        SortedSet<QualifiedName> names = new TreeSet<>();
        for (ProviderProblem found : problems) {
            Problem problem = found.problem();
            if (problem.severity() == Problem.Severity.ERROR && problem.path().startsWith(kind.path() + ".")) {
                addNames(problem.path().substring(kind.path().length() + 1), found.provider(), names);
            }
        }
        return names;
    }

    private static void addNames(String rest, String provider, SortedSet<QualifiedName> names) {
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) {
            names.add(new QualifiedName(rest.substring(0, dot), provider));
        }
        names.add(new QualifiedName(rest, provider));
    }

    /** The same with further problems, which come first. */
    MergedConfiguration with(List<ProviderProblem> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<ProviderProblem> all = new ArrayList<>(more);
        all.addAll(problems);
        return new MergedConfiguration(elements, leftOut, all);
    }
}
