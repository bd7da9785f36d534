package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The errors, the warnings and the users of all elements of one kind, as one compilation finds them. */
public final class ElementReport<S> {

    private final ElementKind<S> kind;
    private final Map<QualifiedName, Element<S>> elements;
    private final Map<QualifiedName, List<String>> errors = new LinkedHashMap<>();
    private final Map<QualifiedName, List<String>> warnings = new LinkedHashMap<>();
    private final Map<QualifiedName, SortedSet<String>> related = new LinkedHashMap<>();

    ElementReport(ElementKind<S> kind, Map<QualifiedName, Element<S>> elements) {
        this.kind = kind;
        this.elements = elements;
    }

    public void error(QualifiedName name, String message) {
        errors.computeIfAbsent(name, key -> new ArrayList<>()).add(message);
    }

    public void warning(QualifiedName name, String message) {
        warnings.computeIfAbsent(name, key -> new ArrayList<>()).add(message);
    }

    public void relate(QualifiedName name, String other) {
        related.computeIfAbsent(name, key -> new TreeSet<>()).add(other);
    }

    void report(Consumer<ReportedProblem> problems) {
        errors.forEach((name, messages) -> messages.forEach(
                message -> problems.accept(about(name, Problem.error(path(name), message, origin(name))))));
        warnings.forEach((name, messages) -> messages.forEach(
                message -> problems.accept(about(name, Problem.warning(path(name), message, origin(name))))));
    }

    private ReportedProblem about(QualifiedName name, Problem problem) {
        return new ReportedProblem(problem, name.provider(), kind, name);
    }

    SortedMap<QualifiedName, ElementView<S>> views() {
        SortedMap<QualifiedName, ElementView<S>> views = new TreeMap<>();
        elements.forEach((name, element) -> views.put(name, view(name, element)));
        return Collections.unmodifiableSortedMap(views);
    }

    private ElementView<S> view(QualifiedName name, Element<S> element) {
        List<String> messages = new ArrayList<>(errors.getOrDefault(name, List.of()));
        messages.addAll(warnings.getOrDefault(name, List.of()));
        Status status = errors.containsKey(name)
                ? Status.DISABLED
                : warnings.containsKey(name) ? Status.WARNING : Status.ENABLED;
        SortedSet<String> others = Collections.unmodifiableSortedSet(related.getOrDefault(name, new TreeSet<>()));
        return new ElementView<>(name, element.spec(), element.origin(), status, List.copyOf(messages), others);
    }

    private String path(QualifiedName name) {
        return kind.path(name.toString());
    }

    private @Nullable Origin origin(QualifiedName name) {
        Element<S> element = elements.get(name);
        return element == null ? null : element.origin();
    }
}
