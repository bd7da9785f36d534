package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/passeur/upstreams}: every server of every service, and how it is. */
final class Upstreams implements Resource {

    private final Supplier<RuntimeView> live;

    Upstreams(Supplier<RuntimeView> live) {
        this.live = live;
    }

    /**
     * @param url or the name of one that has none yet
     * @param error why it is down, or could not be reached lately; null if nothing is known
     */
    private record Server(
            ElementView<ServiceSpec> service,
            String url,
            String status,
            @Nullable String error) {}

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        Criteria criteria = Criteria.of(parameters);
        RuntimeView view = live.get();
        List<Server> found = new ArrayList<>();
        for (ElementView<ServiceSpec> service :
                view.elements(HttpKinds.SERVICES).values()) {
            for (Server server : servers(view, service)) {
                if (criteria.acceptsStatus(server.status())
                        && criteria.acceptsText(service.name().toString(), Redaction.text(server.url()))) {
                    found.add(server);
                }
            }
        }
        return Page.of(found, parameters).toResponse(Upstreams::json);
    }

    private static List<Server> servers(RuntimeView view, ElementView<ServiceSpec> service) {
        LoadBalancerSpec balancer = service.spec().settings(ServiceType.LOAD_BALANCER);
        if (balancer == null) {
            return List.of();
        }
        QualifiedName name = service.name();
        boolean checked = view.checksHealth(name);
        boolean out = service.status() == Status.DISABLED;
        Map<String, String> statuses = view.serverStatus(name);
        Map<String, String> troubles = view.serverTroubles(name);
        List<Server> servers = new ArrayList<>();
        for (ServerSpec spec : balancer.servers()) {
            String status = out ? "DOWN" : checked ? statuses.getOrDefault(spec.url(), "DOWN") : "UNCHECKED";
            String error = out ? service.errors().get(0) : troubles.get(spec.url());
            servers.add(new Server(service, spec.url(), status, error));
        }
        for (AbsentServerSpec absent : balancer.absentServers()) {
            servers.add(new Server(service, absent.name(), "DOWN", absent.reason()));
        }
        return servers;
    }

    private static JsonObject json(Server server) {
        return new JsonObject()
                .put("service", server.service().name().toString())
                .put("url", Redaction.text(server.url()))
                .put("status", server.status())
                .put("lastError", server.error() == null ? null : Redaction.text(server.error()))
                .put("usedBy", server.service().related());
    }
}
