package io.passeur.provider.docker;

import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.LoadBalancerSpec;
import io.passeur.spi.LoadBalancerSpec.ServerSpec;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A snapshot in lines that a table can hold: only what is not as usual is said. */
final class Rendering {

    private Rendering() {}

    static List<String> lines(ConfigurationSnapshot snapshot) {
        List<String> lines = new ArrayList<>();
        HttpConfiguration http = snapshot.configuration().http();
        new TreeMap<>(http.routers()).forEach((name, router) -> lines.add("router " + name + ": " + router(router)));
        new TreeMap<>(http.services())
                .forEach((name, service) -> lines.add("service " + name + ": " + service(service)));
        new TreeMap<>(http.middlewares())
                .forEach((name, middleware) ->
                        lines.add("middleware " + name + ": " + middleware.type() + sorted(middleware.settings())));
        new TreeMap<>(snapshot.configuration().tls().stores())
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
                + when(
                        router.tls() != null,
                        " tls"
                                + when(
                                        router.tls() != null
                                                && !router.tls().certResolver().isEmpty(),
                                        () -> "=" + router.tls().certResolver())
                                + when(
                                        router.tls() != null
                                                && !router.tls().options().isEmpty(),
                                        () -> " options " + router.tls().options())
                                + when(
                                        router.tls() != null
                                                && !router.tls().domains().isEmpty(),
                                        () -> " " + domains(router)));
    }

    private static String domains(RouterSpec router) {
        return router.tls().domains().stream()
                .map(domain -> domain.main() + domain.sans())
                .collect(Collectors.joining(" "));
    }

    private static String service(ServiceSpec service) {
        LoadBalancerSpec balancer = service.loadBalancer();
        return balancer.servers().stream().map(Rendering::server).collect(Collectors.joining(" "))
                + balancer.absentServers().stream()
                        .map(absent -> "[" + absent.name() + " " + absent.reason() + "]")
                        .collect(Collectors.joining())
                + when(!balancer.strategy().equals("wrr"), " " + balancer.strategy())
                + when(!balancer.passHostHeader(), " own host")
                + when(
                        balancer.sticky() != null,
                        () -> " sticky " + balancer.sticky().cookie())
                + when(
                        balancer.healthCheck() != null,
                        () -> " checked at " + balancer.healthCheck().path() + " each "
                                + balancer.healthCheck().interval())
                + when(
                        balancer.responseForwarding() != null,
                        () -> " flushed each " + balancer.responseForwarding().flushInterval())
                + when(!balancer.serversTransport().isEmpty(), " by " + balancer.serversTransport())
                + when(!service.middlewares().isEmpty(), " through " + service.middlewares());
    }

    private static String server(ServerSpec server) {
        return server.url() + when(server.weight() != 1, "*" + server.weight()) + when(server.preservePath(), " as is");
    }

    private static String when(boolean condition, String text) {
        return condition ? text : "";
    }

    private static String when(boolean condition, java.util.function.Supplier<String> text) {
        return condition ? text.get() : "";
    }
}
