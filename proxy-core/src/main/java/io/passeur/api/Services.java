package io.passeur.api;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.HttpKinds;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.ResponseForwardingSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/http/services}: those of providers, and those that the proxy brings along. */
final class Services implements ElementJson<ServiceSpec> {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    private final InternalServiceList own;

    Services(InternalServiceList own) {
        this.own = own;
    }

    @Override
    public ElementKind<ServiceSpec> kind() {
        return HttpKinds.SERVICES;
    }

    @Override
    public Map<QualifiedName, ElementView<ServiceSpec>> elements(RuntimeView view) {
        Map<QualifiedName, ElementView<ServiceSpec>> all = new TreeMap<>(view.elements(HttpKinds.SERVICES));
        all.putAll(own.in(view));
        return all;
    }

    @Override
    public JsonObject raw(RuntimeView view, ElementView<ServiceSpec> service) {
        JsonObject json = new JsonObject();
        service.spec().types().forEach((type, settings) -> json.put(type, RecordJson.of(withDefaults(settings))));
        json.put("middlewares", service.spec().middlewares());
        return ElementJson.state(json, service, "usedBy")
                .put("serverStatus", ElementJson.serverStatus(view, kind(), service));
    }

    @Override
    public JsonObject full(RuntimeView view, ElementView<ServiceSpec> service) {
        return ElementJson.identity(raw(view, service), service).put("type", type(service));
    }

    private static Record withDefaults(Record settings) {
        if (!(settings instanceof LoadBalancerSpec balancer) || balancer.responseForwarding() != null) {
            return settings;
        }
        return new LoadBalancerSpec(
                balancer.servers(),
                balancer.strategy(),
                balancer.sticky(),
                balancer.healthCheck(),
                balancer.passHostHeader(),
                new ResponseForwardingSpec(FLUSH_INTERVAL),
                balancer.serversTransport(),
                balancer.absentServers(),
                List.of());
    }

    /** In lower case; empty for services without one. */
    private static String type(ElementView<ServiceSpec> service) {
        return service.spec().types().keySet().stream()
                .findFirst()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static int servers(ElementView<ServiceSpec> service) {
        LoadBalancerSpec balancer = service.spec().settings(ServiceType.LOAD_BALANCER);
        return balancer == null ? 0 : balancer.servers().size();
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
