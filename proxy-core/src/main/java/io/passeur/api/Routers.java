package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.config.Redaction;
import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.http.rule.Rule;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.RouterTlsSpec;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/http/routers}. */
final class Routers implements ElementJson<RouterSpec> {

    @Override
    public ElementKind<RouterSpec> kind() {
        return HttpKinds.ROUTERS;
    }

    @Override
    public JsonObject raw(RuntimeView view, ElementView<RouterSpec> router) {
        return json(view, router, router.spec().tls());
    }

    @Override
    public JsonObject full(RuntimeView view, ElementView<RouterSpec> router) {
        JsonObject json = json(view, router, withOptions(router.spec().tls()));
        return ElementJson.identity(json, router).put("priorityStr", String.valueOf(priority(router)));
    }

    private static JsonObject json(RuntimeView view, ElementView<RouterSpec> router, @Nullable RouterTlsSpec tls) {
        RouterSpec spec = router.spec();
        RouterSpec effective = new RouterSpec(
                spec.entryPoints(),
                middlewares(view, router),
                spec.service(),
                spec.rule(),
                spec.parentRefs(),
                spec.ruleSyntax(),
                priority(router),
                tls,
                spec.observability(),
                // Traefik does not show it.
                false);
        return ElementJson.state(RecordJson.of(effective), router, "using");
    }

    /** Under their full names. */
    static List<String> middlewares(RuntimeView view, ElementView<RouterSpec> router) {
        return router.spec().middlewares().stream()
                .map(reference -> view.resolve(
                                HttpKinds.MIDDLEWARES, reference, router.name().provider())
                        .toString())
                .toList();
    }

    static long priority(ElementView<RouterSpec> router) {
        long written = router.spec().priority();
        return written == 0 ? Rule.defaultPriority(router.spec().rule()) : written;
    }

    private static @Nullable RouterTlsSpec withOptions(@Nullable RouterTlsSpec tls) {
        return tls == null || !tls.options().isEmpty()
                ? tls
                : new RouterTlsSpec("default", tls.certResolver(), tls.domains());
    }

    @Override
    public boolean accepts(RuntimeView view, ElementView<RouterSpec> router, Criteria criteria) {
        return criteria.acceptsText(
                        router.name().toString(), Redaction.text(router.spec().rule()))
                && isAsked(criteria.serviceName(), List.of(service(view, router)))
                && isAsked(criteria.middlewareName(), middlewares(view, router));
    }

    static String service(RuntimeView view, ElementView<RouterSpec> router) {
        String reference = router.spec().service();
        return reference.isEmpty()
                ? ""
                : view.resolve(HttpKinds.SERVICES, reference, router.name().provider())
                        .toString();
    }

    /** A name without provider means all of that name. */
    private static boolean isAsked(String asked, List<String> names) {
        return asked.isEmpty()
                || names.stream()
                        .anyMatch(name -> asked.indexOf('@') >= 0
                                ? name.equals(asked)
                                : QualifiedName.of(name, "").name().equals(asked));
    }

    @Override
    public @Nullable Comparator<ElementView<RouterSpec>> order(RuntimeView view, String sortBy) {
        return switch (sortBy) {
            case "priority" -> Comparator.comparingLong(Routers::priority);
            case "rule" -> Comparator.comparing(router -> router.spec().rule());
            case "service" -> Comparator.comparing(router -> router.spec().service());
            case "entryPoints" -> Comparator.comparing(router -> String.join(",", router.related()));
            default -> null;
        };
    }
}
