package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spi.LoadBalancerSpec;
import io.passeur.spi.LoadBalancerSpec.ResponseForwardingSpec;
import io.passeur.spi.ServiceSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/http/services}: those of providers, and those that the proxy brings along. */
final class Services implements ElementKind<ServiceSpec> {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    private final OwnServices own;

    Services(OwnServices own) {
        this.own = own;
    }

    @Override
    public String noun() {
        return "service";
    }

    @Override
    public Map<QualifiedName, ElementView<ServiceSpec>> elements(RuntimeView view) {
        Map<QualifiedName, ElementView<ServiceSpec>> all = new TreeMap<>(view.services());
        all.putAll(own.in(view));
        return all;
    }

    @Override
    public JsonObject raw(RuntimeView view, ElementView<ServiceSpec> service) {
        return ElementKind.state(RecordJson.of(withDefaults(service.spec())), service, "usedBy")
                .put("serverStatus", serverStatus(view, service));
    }

    @Override
    public JsonObject full(RuntimeView view, ElementView<ServiceSpec> service) {
        return ElementKind.identity(raw(view, service), service).put("type", type(service));
    }

    private static Map<String, String> serverStatus(RuntimeView view, ElementView<ServiceSpec> service) {
        Map<String, String> shown = new TreeMap<>();
        view.serverStatus(service.name()).forEach((url, status) -> shown.put(Secrets.text(url), status));
        return shown;
    }

    private static ServiceSpec withDefaults(ServiceSpec spec) {
        LoadBalancerSpec balancer = spec.loadBalancer();
        if (balancer == null || balancer.responseForwarding() != null) {
            return spec;
        }
        LoadBalancerSpec complete = new LoadBalancerSpec(
                balancer.servers(),
                balancer.strategy(),
                balancer.sticky(),
                balancer.healthCheck(),
                balancer.passHostHeader(),
                new ResponseForwardingSpec(FLUSH_INTERVAL),
                balancer.serversTransport(),
                balancer.absentServers());
        return new ServiceSpec(complete, spec.weighted(), spec.middlewares());
    }

    /** The only kind below the service's name, in lower case; empty for services without one. */
    private static String type(ElementView<ServiceSpec> service) {
        return RecordJson.of(service.spec()).members().entrySet().stream()
                .filter(member -> member.getValue() instanceof JsonObject)
                .map(member -> member.getKey().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static int servers(ElementView<ServiceSpec> service) {
        LoadBalancerSpec balancer = service.spec().loadBalancer();
        return balancer == null ? 0 : balancer.servers().size();
    }

    @Override
    public boolean accepts(RuntimeView view, ElementView<ServiceSpec> service, Criteria criteria) {
        return criteria.acceptsText(service.name().toString());
    }

    @Override
    public @Nullable Comparator<ElementView<ServiceSpec>> order(RuntimeView view, String sortBy) {
        return switch (sortBy) {
            case "type" -> Comparator.comparing(Services::type);
            case "servers" -> Comparator.comparingInt(Services::servers);
            default -> null;
        };
    }
}
