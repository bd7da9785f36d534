package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.provider.MergedConfiguration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The reports of one compilation for all kinds of elements. Elements that no compiler reports on are enabled. */
final class ElementReports {

    private final Map<ElementKind<?>, ElementReport<?>> reports = new LinkedHashMap<>();

    ElementReports(ElementKinds kinds, MergedConfiguration configuration) {
        kinds.all().forEach(kind -> add(kind, configuration));
    }

    private <S> void add(ElementKind<S> kind, MergedConfiguration configuration) {
        reports.put(kind, new ElementReport<>(kind, configuration.elements(kind)));
    }

    /** The report of a kind that is declared. */
    @SuppressWarnings("unchecked") // a report is stored below its own kind
    <S> ElementReport<S> of(ElementKind<S> kind) {
        ElementReport<?> report = reports.get(kind);
        if (report == null) {
            throw new IllegalArgumentException(kind + " is not declared");
        }
        return (ElementReport<S>) report;
    }

    /** Replaces the report of a kind whose live elements differ from the written ones. */
    <S> ElementReport<S> of(ElementKind<S> kind, Map<QualifiedName, Element<S>> elements) {
        ElementReport<S> report = new ElementReport<>(kind, elements);
        reports.put(kind, report);
        return report;
    }

    void report(Consumer<ReportedProblem> problems) {
        reports.values().forEach(report -> report.report(problems));
    }

    Map<ElementKind<?>, SortedMap<QualifiedName, ? extends ElementView<?>>> views() {
        Map<ElementKind<?>, SortedMap<QualifiedName, ? extends ElementView<?>>> views = new LinkedHashMap<>();
        reports.forEach((kind, report) -> views.put(kind, report.views()));
        return Collections.unmodifiableMap(views);
    }
}
