package io.passeur.provider.docker;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.element.TlsKinds;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A snapshot in lines that a table can hold: only what is not as usual is said. */
final class Rendering {

    private Rendering() {}

    static List<String> lines(DynamicConfiguration snapshot) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(snapshot.elements(HttpKinds.ROUTERS))
                .forEach((name, router) -> lines.add("router " + name + ": " + router(router)));
        new TreeMap<>(snapshot.elements(HttpKinds.SERVICES))
                .forEach((name, service) -> lines.add("service " + name + ": " + service(service)));
        new TreeMap<>(snapshot.elements(HttpKinds.MIDDLEWARES))
                .forEach((name, middleware) ->
                        lines.add("middleware " + name + ": " + middleware.type() + sorted(middleware.settings())));
        new TreeMap<>(snapshot.elements(TlsKinds.STORES))
                .forEach((name, store) -> lines.add("store " + name + ": " + store.defaultGeneratedCert()));
        snapshot.problems()
                .forEach(problem -> lines.add(problem.severity().name().toLowerCase(Locale.ROOT) + " " + problem));
        return lines;
    }

    private static String sorted(Map<?, ?> settings) {
        return new TreeMap<>(settings).toString();
    }

    private static String router(RouterSpec router) {
        return router.rule() + " -> " + router.service()
                + when(!router.entryPoints().isEmpty(), " on " + router.entryPoints())
                + when(!router.middlewares().isEmpty(), " through " + router.middlewares())
                + when(router.priority() != 0, " priority " + router.priority())
                + when(!router.ruleSyntax().isEmpty(), " syntax " + router.ruleSyntax())
                + tls(router.tls());
    }

    private static String tls(@Nullable RouterTlsSpec tls) {
        if (tls == null) {
            return "";
        }
        String domains = tls.domains().stream()
                .map(domain -> domain.main() + domain.sans())
                .collect(Collectors.joining(" "));
        return " tls" + when(!tls.certResolver().isEmpty(), "=" + tls.certResolver())
                + when(!tls.options().isEmpty(), " options " + tls.options())
                + when(!domains.isEmpty(), " " + domains);
    }

    private static String service(ServiceSpec service) {
        LoadBalancerSpec balancer = Objects.requireNonNull(service.settings(ServiceType.LOAD_BALANCER));
        return balancer.servers().stream().map(Rendering::server).collect(Collectors.joining(" "))
                + balancer.absentServers().stream()
                        .map(absent -> "[" + absent.name() + " " + absent.reason() + "]")
                        .collect(Collectors.joining())
                + when(!balancer.strategy().equals("wrr"), " " + balancer.strategy())
                + when(!balancer.passHostHeader(), " own host")
                + said(balancer.sticky(), sticky -> " sticky " + sticky.cookie())
                + said(balancer.healthCheck(), check -> " checked at " + check.path() + " each " + check.interval())
                + said(balancer.responseForwarding(), forwarding -> " flushed each " + forwarding.flushInterval())
                + when(!balancer.serversTransport().isEmpty(), " by " + balancer.serversTransport())
                + when(!service.middlewares().isEmpty(), " through " + service.middlewares());
    }

    private static <T> String said(@Nullable T section, Function<T, String> text) {
        return section == null ? "" : text.apply(section);
    }

    private static String server(ServerSpec server) {
        return server.url() + when(server.weight() != 1, "*" + server.weight()) + when(server.preservePath(), " as is");
    }

    private static String when(boolean condition, String text) {
        return condition ? text : "";
    }
}
