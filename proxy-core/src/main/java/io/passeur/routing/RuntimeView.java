package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.guard.LiveProblems;
import io.passeur.rule.Rule;
import io.passeur.service.LiveService;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.Problem;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsStoreSpec;
import io.passeur.tls.TlsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is live and what is not, and why: the one view that log, API, dashboard and commands read. Immutable but for the
 * servers' states, which are asked from the live services, and for certificates, which come and go.
 *
 * @param rules of the routers that are mounted, as they are matched
 * @param order of the routers by entry point
 * @param compiled everything that is wrong with the configuration, elements' errors included
 * @param live what was found since, and lasts
 */
public record RuntimeView(
        SortedMap<QualifiedName, ElementView<RouterSpec>> routers,
        SortedMap<QualifiedName, ElementView<ServiceSpec>> services,
        SortedMap<QualifiedName, ElementView<MiddlewareSpec>> compiledMiddlewares,
        SortedMap<QualifiedName, ElementView<TlsOptionsSpec>> tlsOptions,
        SortedMap<QualifiedName, ElementView<TlsStoreSpec>> tlsStores,
        Map<QualifiedName, Rule> rules,
        Map<String, RouteOrder> order,
        Map<QualifiedName, LiveService> liveServices,
        Supplier<TlsView> certificates,
        List<ReportedProblem> compiled,
        Supplier<List<LiveProblems.Found>> live) {

    /** Everything that is wrong at this moment: what the compilation found, and what was found since and lasts. */
    public List<ReportedProblem> reported() {
        List<ReportedProblem> all = new ArrayList<>(compiled);
        live.get().forEach(found -> all.add(new ReportedProblem(found.problem(), found.provider(), found.element())));
        return all;
    }

    /** The middlewares, with the problems that they have at this moment. */
    public SortedMap<QualifiedName, ElementView<MiddlewareSpec>> middlewares() {
        List<LiveProblems.Found> found = live.get();
        if (found.isEmpty()) {
            return compiledMiddlewares;
        }
        SortedMap<QualifiedName, ElementView<MiddlewareSpec>> now = new TreeMap<>(compiledMiddlewares);
        for (LiveProblems.Found one : found) {
            QualifiedName name = one.element();
            if (name != null && one.problem().path().equals("http.middlewares." + name)) {
                now.computeIfPresent(
                        name, (key, view) -> view.with(one.problem().message()));
            }
        }
        return now;
    }

    /** The same view with one problem more, which comes first. */
    RuntimeView with(ReportedProblem problem) {
        List<ReportedProblem> all = new ArrayList<>(List.of(problem));
        all.addAll(compiled);
        return new RuntimeView(
                routers,
                services,
                compiledMiddlewares,
                tlsOptions,
                tlsStores,
                rules,
                order,
                liveServices,
                certificates,
                List.copyOf(all),
                live);
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

    /** By server URL, why servers are down or cannot be reached, as far as it is known. */
    public Map<String, String> serverTroubles(QualifiedName service) {
        @Nullable LiveService live = liveServices.get(service);
        return live == null ? Map.of() : live.serverTroubles();
    }

    /** The middleware that a router means by a reference; there need not be one. */
    public QualifiedName middleware(String reference, QualifiedName router) {
        return References.resolve(reference, router.provider(), compiledMiddlewares.keySet(), warning -> {});
    }

    /** The service that a router means by a reference; there need not be one. */
    public QualifiedName service(String reference, QualifiedName router) {
        return References.resolve(reference, router.provider(), services.keySet(), warning -> {});
    }
}
