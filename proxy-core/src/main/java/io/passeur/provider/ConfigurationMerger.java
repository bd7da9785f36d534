package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Merges the configurations of all providers: every element becomes {@code name@provider}. */
final class ConfigurationMerger {

    private final Map<ElementKind<?>, Map<QualifiedName, Element<?>>> elements = new HashMap<>();
    private final Map<ElementKind<?>, Integer> leftOut = new HashMap<>();
    private final List<ProviderProblem> problems = new ArrayList<>();

    private ConfigurationMerger() {}

    static MergedConfiguration merge(Map<String, DynamicConfiguration> configurations) {
        ConfigurationMerger merger = new ConfigurationMerger();
        configurations.forEach(merger::add);
        return new MergedConfiguration(merger.elements, merger.leftOut, merger.problems);
    }

    private void add(String provider, DynamicConfiguration configuration) {
        for (ElementKind<?> kind : configuration.kinds()) {
            add(kind, provider, configuration);
        }
        configuration.leftOut().forEach((kind, count) -> leftOut.merge(kind, count, Integer::sum));
        configuration
                .problems()
                .forEach(problem -> problems.add(new ProviderProblem(provider, withOrigin(problem, provider))));
    }

    /** Elements of a list keep the order of their providers and of the lists. */
    private void add(ElementKind<?> kind, String provider, DynamicConfiguration configuration) {
        Map<QualifiedName, Element<?>> all =
                elements.computeIfAbsent(kind, key -> kind.isList() ? new LinkedHashMap<>() : new TreeMap<>());
        configuration.elements(kind).forEach((name, spec) -> {
            QualifiedName qualified = new QualifiedName(name, provider);
            Origin origin = configuration.origins().get(kind.path(name));
            all.put(qualified, new Element<>(qualified, spec, origin));
        });
    }

    private static Problem withOrigin(Problem problem, String provider) {
        return problem.origin() != null
                ? problem
                : new Problem(problem.severity(), problem.path(), problem.message(), Origin.of("provider " + provider));
    }
}
