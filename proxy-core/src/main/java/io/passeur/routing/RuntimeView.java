package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.rule.Rule;
import io.passeur.service.LiveService;
import io.passeur.spi.Problem;
import io.passeur.tls.TlsView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is live and what is not, and why: the one view that log, API, dashboard and commands read. Immutable but for the
 * servers' states, which are asked from the live services, and for certificates, which come and go.
 *
 * @param kinds all that are declared
 * @param elements by their kind
 * @param rules of the routers that are mounted, as they are matched
 * @param order of the routers by entry point
 * @param reported everything that is wrong with the configuration, elements' errors included
 */
public record RuntimeView(
        ElementKinds kinds,
        Map<ElementKind<?>, SortedMap<QualifiedName, ? extends ElementView<?>>> elements,
        Map<QualifiedName, Rule> rules,
        Map<String, RouteOrder> order,
        Map<QualifiedName, LiveService> liveServices,
        Supplier<TlsView> certificates,
        List<ReportedProblem> reported) {

    /** The same view with one problem more, which comes first. */
    RuntimeView with(ReportedProblem problem) {
        List<ReportedProblem> all = new ArrayList<>(List.of(problem));
        all.addAll(reported);
        return new RuntimeView(kinds, elements, rules, order, liveServices, certificates, List.copyOf(all));
    }

    /** The elements of one kind and their states. */
    @SuppressWarnings("unchecked") // elements are stored below their own kind
    public <S> SortedMap<QualifiedName, ElementView<S>> elements(ElementKind<S> kind) {
        return (SortedMap<QualifiedName, ElementView<S>>) elements.getOrDefault(kind, Collections.emptySortedMap());
    }

    /** Everything that is wrong with the configuration, elements' errors included. */
    public List<Problem> problems() {
        return reported.stream().map(ReportedProblem::problem).toList();
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
