package io.passeur.http.service;

import io.passeur.balance.HealthChecker;
import io.passeur.balance.StrategyRegistry;
import io.passeur.balance.TargetPool;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.tls.ClientTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Compiles load balancers.
 *
 * <p>{@code responseForwarding.flushInterval} needs no code: bytes of a response are passed on as they come, so that none
 * waits for another, which every interval allows.
 */
final class LoadBalancerCompiler implements ServiceKind<LoadBalancerSpec> {

    private final UpstreamOpener opener;
    private final StrategyRegistry strategies;
    private final HealthChecks checks;
    private final Random shuffle;
    private final TransportCompiler transports = new TransportCompiler();

    /** @param shuffle decides which server is first, so that many proxies do not all start with the same one */
    LoadBalancerCompiler(UpstreamOpener opener, StrategyRegistry strategies, HealthChecks checks, Random shuffle) {
        this.opener = opener;
        this.strategies = strategies;
        this.checks = checks;
        this.shuffle = shuffle;
    }

    @Override
    public ServiceType<LoadBalancerSpec> type() {
        return ServiceType.LOAD_BALANCER;
    }

    TransportCompiler transports() {
        return transports;
    }

    /** Checks what it can before the first upstream is opened, so that there is little to undo. */
    @Override
    public LiveService compile(String name, LoadBalancerSpec spec, ServiceScope scope, @Nullable LiveService previous) {
        LoadBalancerPlan plan = new LoadBalancerPlan(name, spec, transports.of(spec, scope));
        UsableServers written = UsableServers.of(spec.servers());
        written.invalid().values().forEach(problem -> scope.warn(problem + "; this server is left out"));
        LoadBalancer old = previous instanceof LoadBalancer balancer ? balancer : null;
        if (old != null && old.plan().equals(plan) && old.retain()) {
            return old;
        }
        LoadBalancingStrategyFactory strategy = strategies.find(spec.strategy());
        StickyCookie cookie = StickyCookie.of(spec.sticky(), name);
        HttpHealthCheck health = health(plan);
        return assemble(plan, written, strategy, cookie, health, old);
    }

    private @Nullable HttpHealthCheck health(LoadBalancerPlan plan) {
        HealthCheckSpec spec = plan.spec().healthCheck();
        if (spec == null) {
            return null;
        }
        TransportSettings transport = plan.transport();
        ClientTls tls = transport == null ? null : transport.tls();
        return new HttpHealthCheck(HealthSettings.of(spec, plan.name(), tls), checks.probe());
    }

    private LoadBalancer assemble(
            LoadBalancerPlan plan,
            UsableServers written,
            LoadBalancingStrategyFactory strategy,
            @Nullable StickyCookie cookie,
            @Nullable HttpHealthCheck health,
            @Nullable LoadBalancer old) {
        List<Server> servers = open(plan, written.usable());
        if (old != null) {
            old.handDownMeasurements(servers);
        }
        TargetPool<Server> pool = pool(servers, strategy);
        StickySessions<Server> sessions =
                cookie == null || !pool.allowsStickySessions() ? null : new StickySessions<>(cookie, pool.candidates());
        HealthChecker<Server> checker = health == null
                ? null
                : new HealthChecker<>(plan.name(), health, servers, checks.clock(), old == null ? null : old.checker());
        Measurements measurements = Measurements.of(pool, checks.clock().nanoTime());
        return new LoadBalancer(plan, written.invalid(), pool, measurements, sessions, checker);
    }

    /** A plugin's strategy may refuse the servers, or fail. */
    private TargetPool<Server> pool(List<Server> servers, LoadBalancingStrategyFactory strategy) {
        try {
            return TargetPool.shuffled(servers, strategy, shuffle);
        } catch (ConfigurationException e) {
            servers.forEach(Server::close);
            throw new ConfigurationException("loadBalancer.strategy: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            servers.forEach(Server::close);
            throw e;
        }
    }

    private List<Server> open(LoadBalancerPlan plan, List<UsableServers.Entry> entries) {
        List<Server> servers = new ArrayList<>();
        try {
            for (UsableServers.Entry entry : entries) {
                ServerSpec spec = entry.spec();
                servers.add(new Server(entry.url(), spec.weight(), opener.open(target(plan, entry.url(), spec))));
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
                url.path(),
                plan.spec().hint(spec.url()));
    }
}
