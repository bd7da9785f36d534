package io.passeur.service;

import io.passeur.forward.UpstreamTarget;
import io.passeur.forward.UpstreamTarget.Protocol;
import io.passeur.forward.UpstreamTarget.TransportSettings;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes load balancers.
 *
 * <p>{@code responseForwarding.flushInterval} needs no code: answer bytes are passed on as they come, so no byte ever waits
 * for another, which every interval allows.
 */
final class LoadBalancerCompiler implements ServiceKind<LoadBalancerSpec> {

    private final UpstreamOpener opener;
    private final HealthChecks checks;
    private final Random shuffle;
    private final Transports transports = new Transports();

    /** @param shuffle decides who is first, so that many proxies do not all begin with the same server */
    LoadBalancerCompiler(UpstreamOpener opener, HealthChecks checks, Random shuffle) {
        this.opener = opener;
        this.checks = checks;
        this.shuffle = shuffle;
    }

    @Override
    public ServiceType<LoadBalancerSpec> type() {
        return ServiceType.LOAD_BALANCER;
    }

    /** Checks everything before the first upstream is opened, so that there is nothing to undo. */
    @Override
    public LiveService compile(String name, LoadBalancerSpec spec, ServiceScope scope, @Nullable LiveService previous) {
        LoadBalancerPlan plan = new LoadBalancerPlan(name, spec, transports.of(spec, scope));
        LoadBalancer old = previous instanceof LoadBalancer balancer ? balancer : null;
        if (old != null && old.plan().equals(plan) && old.retain()) {
            return old;
        }
        Strategy.Maker strategy = strategy(spec.strategy());
        StickyCookie cookie = StickyCookie.of(spec.sticky(), name);
        HealthSettings health = health(plan);
        List<ServerUrl> urls = urls(spec.servers());
        return assemble(plan, open(plan, urls), strategy, cookie, health, old);
    }

    private static @Nullable HealthSettings health(LoadBalancerPlan plan) {
        HealthCheckSpec spec = plan.spec().healthCheck();
        TransportSettings transport = plan.transport();
        return spec == null ? null : HealthSettings.of(spec, plan.name(), transport == null ? null : transport.tls());
    }

    private LoadBalancer assemble(
            LoadBalancerPlan plan,
            List<Server> servers,
            Strategy.Maker maker,
            @Nullable StickyCookie cookie,
            @Nullable HealthSettings health,
            @Nullable LoadBalancer old) {
        List<Server> pickable = new ArrayList<>(servers);
        pickable.removeIf(server -> server.weight() <= 0);
        StickySessions<Server> sessions = cookie == null
                ? null
                : new StickySessions<>(cookie, pickable, server -> server.url().text());
        Collections.shuffle(pickable, shuffle);
        Strategy strategy = maker.make(pickable);
        HealthChecker checker = health == null
                ? null
                : new HealthChecker(plan.name(), health, servers, checks, old == null ? null : old.checker());
        return new LoadBalancer(plan, servers, strategy, strategy.allowsSticky() ? sessions : null, checker);
    }

    private Strategy.Maker strategy(String name) {
        return switch (name) {
            case "", "wrr" -> RoundRobin::new;
            case "p2c" ->
                servers -> new PowerOfTwoChoices(
                        servers, bound -> ThreadLocalRandom.current().nextInt(bound));
            case "hrw" -> HighestRandomWeight::new;
            case "leasttime" -> servers -> new LeastTime(servers, checks.nanoTime());
            default -> throw new ConfigurationException("unsupported load-balancer strategy \"" + name + "\"");
        };
    }

    private static List<ServerUrl> urls(List<ServerSpec> servers) {
        List<ServerUrl> urls = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            urls.add(ServerUrlParser.parse(
                    "loadBalancer.servers[" + i + "].url", servers.get(i).url()));
        }
        return urls;
    }

    private List<Server> open(LoadBalancerPlan plan, List<ServerUrl> urls) {
        List<Server> servers = new ArrayList<>();
        try {
            for (int i = 0; i < urls.size(); i++) {
                ServerSpec spec = plan.spec().servers().get(i);
                servers.add(new Server(urls.get(i), spec.weight(), opener.open(target(plan, urls.get(i), spec))));
            }
            return servers;
        } catch (RuntimeException e) {
            servers.forEach(Server::close);
            throw e;
        }
    }

    private static UpstreamTarget target(LoadBalancerPlan plan, ServerUrl url, ServerSpec spec) {
        TransportSettings transport = Objects.requireNonNull(plan.transport());
        return new UpstreamTarget(
                url.protocol(),
                url.host(),
                url.port(),
                url.protocol() == Protocol.HTTPS ? transport : transport.plain(),
                plan.spec().passHostHeader(),
                spec.preservePath(),
                url.path());
    }
}
