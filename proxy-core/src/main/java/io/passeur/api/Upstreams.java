package io.passeur.api;

import io.passeur.config.Redaction;
import io.passeur.element.ElementKind;
import io.passeur.live.ServerGroup;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spec.WrittenServers;
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
            ElementView<?> service,
            String url,
            String status,
            @Nullable String error) {}

    @Override
    public ApiResponse get(Parameters parameters) throws ApiException {
        Criteria criteria = Criteria.of(parameters);
        RuntimeView view = live.get();
        List<Server> found = new ArrayList<>();
        for (ElementKind<?> kind : view.kinds().all()) {
            for (Server server : servers(view, kind)) {
                if (criteria.acceptsStatus(server.status())
                        && criteria.acceptsText(server.service().name().toString(), Redaction.text(server.url()))) {
                    found.add(server);
                }
            }
        }
        return Page.of(found, parameters).toResponse(Upstreams::json);
    }

    private static <S> List<Server> servers(RuntimeView view, ElementKind<S> kind) {
        List<Server> servers = new ArrayList<>();
        view.elements(kind).values().forEach(service -> {
            WrittenServers written = kind.servers(service.spec());
            if (written != null) {
                servers.addAll(servers(view.servers(kind, service.name()), service, written));
            }
        });
        return servers;
    }

    private static List<Server> servers(ServerGroup live, ElementView<?> service, WrittenServers written) {
        boolean checked = live.checksHealth();
        boolean out = service.status() == Status.DISABLED;
        Map<String, String> statuses = live.serverStatus();
        Map<String, String> troubles = live.serverTroubles();
        List<Server> servers = new ArrayList<>();
        for (String url : written.urls()) {
            // A server that is left out has no status.
            String known = out ? null : statuses.get(url);
            String status = known == null ? "DISABLED" : checked ? known : "UNCHECKED";
            servers.add(new Server(service, url, status, out ? service.errors().get(0) : troubles.get(url)));
        }
        for (AbsentServerSpec absent : written.absent()) {
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
