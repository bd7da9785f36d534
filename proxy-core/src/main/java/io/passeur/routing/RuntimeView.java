package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.guard.LiveProblems;
import io.passeur.http.rule.Rule;
import io.passeur.http.service.LiveService;
import io.passeur.spi.Problem;
import io.passeur.tls.TlsView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of all elements and its reasons: the one view that log, API, dashboard and commands read. Immutable but for
 * the servers' states, which are asked from the live services, and for certificates, which come and go.
 *
 * @param kinds all that are declared
 * @param compiledElements by their kind, as the compilation left them
 * @param leftOut the number of definitions, by kind, that did not become elements: they could not be read, or the element
 *     is already defined elsewhere
 * @param rules of the routers that are mounted, as they are matched
 * @param order of the routers by entry point
 * @param compiled everything that is wrong with the configuration, elements' errors included
 * @param live what was found since, and lasts
 */
public record RuntimeView(
        ElementKinds kinds,
        Map<ElementKind<?>, SortedMap<QualifiedName, ? extends ElementView<?>>> compiledElements,
        Map<ElementKind<?>, Integer> leftOut,
        Map<QualifiedName, Rule> rules,
        Map<String, RouteOrder> order,
        Map<QualifiedName, LiveService> liveServices,
        Supplier<TlsView> certificates,
        List<ReportedProblem> compiled,
        Supplier<List<LiveProblems.Found>> live) {

    /** Everything that is wrong at this moment: what the compilation found, and what was found since and lasts. */
    public List<ReportedProblem> reported() {
        List<ReportedProblem> all = new ArrayList<>(compiled);
        live.get()
                .forEach(found -> all.add(new ReportedProblem(
                        found.problem(),
                        found.provider(),
                        kinds.owning(found.problem().path()),
                        found.element())));
        return all;
    }

    /** The elements of one kind and their states, with the problems that they have at this moment. */
    public <S> SortedMap<QualifiedName, ElementView<S>> elements(ElementKind<S> kind) {
        SortedMap<QualifiedName, ElementView<S>> elements = compiled(kind);
        for (LiveProblems.Found found : live.get()) {
            QualifiedName name = found.element();
            if (name != null && found.problem().path().equals(kind.path(name.toString()))) {
                elements = new TreeMap<>(elements);
                elements.computeIfPresent(
                        name, (key, view) -> view.with(found.problem().message()));
            }
        }
        return elements;
    }

    @SuppressWarnings("unchecked") // elements are stored below their own kind
    private <S> SortedMap<QualifiedName, ElementView<S>> compiled(ElementKind<S> kind) {
        return (SortedMap<QualifiedName, ElementView<S>>)
                compiledElements.getOrDefault(kind, Collections.emptySortedMap());
    }

    /** The same view with one problem more, which comes first. */
    RuntimeView with(ReportedProblem problem) {
        List<ReportedProblem> all = new ArrayList<>(List.of(problem));
        all.addAll(compiled);
        return new RuntimeView(
                kinds, compiledElements, leftOut, rules, order, liveServices, certificates, List.copyOf(all), live);
    }

    /** Everything that is wrong with the configuration, elements' errors included. */
    public List<Problem> problems() {
        return reported().stream().map(ReportedProblem::problem).toList();
    }

    /** The certificates that are served at this moment, and what their resolvers do. */
    public TlsView tls() {
        return certificates.get();
    }

    /** {@code UP} or {@code DOWN} by server URL; empty if nothing is checked or the service is not live. */
    public Map<String, String> serverStatus(QualifiedName service) {
        @Nullable LiveService live = liveServices.get(service);
        return live == null ? Map.of() : live.serverStatus();
    }

    /** Whether {@link #serverStatus} can change while the configuration stays the same. */
    public boolean checksHealth(QualifiedName service) {
        @Nullable LiveService live = liveServices.get(service);
        return live != null && live.checksHealth();
    }

    /** By server URL, why servers are down or cannot be reached, where that is known. */
    public Map<String, String> serverTroubles(QualifiedName service) {
        @Nullable LiveService live = liveServices.get(service);
        return live == null ? Map.of() : live.serverTroubles();
    }

    /** The full name of a router's reference to a middleware, which need not exist. */
    public QualifiedName middleware(String reference, QualifiedName router) {
        return References.resolve(
                reference, router.provider(), elements(HttpKinds.MIDDLEWARES).keySet(), warning -> {});
    }

    /** The full name of a router's reference to a service, which need not exist. */
    public QualifiedName service(String reference, QualifiedName router) {
        return References.resolve(
                reference, router.provider(), elements(HttpKinds.SERVICES).keySet(), warning -> {});
    }
}
