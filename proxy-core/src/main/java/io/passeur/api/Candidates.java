package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.config.Redaction;
import io.passeur.element.HttpKinds;
import io.passeur.entrypoint.ImaginedRequest;
import io.passeur.http.routing.HttpRoutes;
import io.passeur.http.routing.RouteOrder;
import io.passeur.http.rule.Rule;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.spi.RoutedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routers that a request might take.
 *
 * @param chosen the first that matches; null if there is none
 * @param considered in the order in which they are tried; of many those that come closest
 * @param omitted how many there are beside those
 * @param elsewhere routers that would match, if the request came over TLS, or without, or to another entry point
 * @param leftOut routers that are broken, if they are on the entry point, or on none that exists
 */
record Candidates(
        @Nullable QualifiedName chosen,
        List<JsonObject> considered,
        int omitted,
        List<JsonObject> elsewhere,
        List<JsonObject> leftOut) {

    private static final int MOST = 100;

    static Candidates of(RuntimeView view, String entryPoint, ImaginedRequest request) {
        HttpRoutes routes = view.part(HttpRoutes.class);
        RouteOrder order = routes.order().getOrDefault(entryPoint, new RouteOrder(List.of(), List.of()));
        List<QualifiedName> names = request.secure() ? order.secure() : order.plain();
        List<Candidate> all = new ArrayList<>();
        for (QualifiedName name : names) {
            all.add(Candidate.of(all.size(), view, name, request));
        }
        QualifiedName chosen = all.stream()
                .filter(Candidate::matched)
                .map(Candidate::name)
                .findFirst()
                .orElse(null);
        List<JsonObject> shown = all.stream()
                .sorted(Comparator.comparingInt(Candidate::faults))
                .limit(MOST)
                .sorted(Comparator.comparingInt(Candidate::rank))
                .map(candidate -> candidate.json(view))
                .toList();
        return new Candidates(
                chosen,
                shown,
                all.size() - shown.size(),
                elsewhere(view, entryPoint, order, request),
                leftOut(view, entryPoint, request.host()));
    }

    private static List<JsonObject> elsewhere(
            RuntimeView view, String entryPoint, RouteOrder order, ImaginedRequest request) {
        List<JsonObject> found = new ArrayList<>();
        String tls = request.secure()
                ? "it has no tls, so it accepts http:// only"
                : "it has tls, so it accepts https:// only";
        addMatching(found, view, request.secure() ? order.plain() : order.secure(), request, tls);
        view.part(HttpRoutes.class).order().forEach((name, other) -> {
            if (!name.equals(entryPoint)) {
                String reason = "it is on entry point " + name;
                addMatching(found, view, request.secure() ? other.secure() : other.plain(), request, reason);
            }
        });
        return found;
    }

    private static void addMatching(
            List<JsonObject> found, RuntimeView view, List<QualifiedName> names, RoutedRequest request, String reason) {
        Map<QualifiedName, Rule> rules = view.part(HttpRoutes.class).rules();
        for (QualifiedName name : names) {
            Rule rule = rules.get(name);
            if (found.size() < MOST && rule != null && rule.matches(request)) {
                found.add(new JsonObject().put("router", name.toString()).put("reason", reason));
            }
        }
    }

    /** Those whose rule is about the host first; without those that are only about other hosts. */
    private static List<JsonObject> leftOut(RuntimeView view, String entryPoint, String host) {
        return view.elements(HttpKinds.ROUTERS).values().stream()
                .filter(router -> router.status() == Status.DISABLED
                        && (router.related().isEmpty() || router.related().contains(entryPoint)))
                .filter(router -> HostLikeness.of(router.spec().rule(), host) != HostLikeness.OTHER)
                .sorted(Comparator.comparing(
                        router -> HostLikeness.of(router.spec().rule(), host)))
                .limit(MOST)
                .map(router -> new JsonObject()
                        .put("router", router.name().toString())
                        .put(
                                "errors",
                                router.errors().stream().map(Redaction::text).toList()))
                .toList();
    }
}
