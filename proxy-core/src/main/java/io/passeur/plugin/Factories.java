package io.passeur.plugin;

import io.passeur.balance.StrategyRegistry;
import io.passeur.guard.Guard;
import io.passeur.guard.GuardedCertificateResolverFactory;
import io.passeur.guard.GuardedCommand;
import io.passeur.guard.GuardedMatcherFactory;
import io.passeur.guard.GuardedMiddlewareFactory;
import io.passeur.guard.GuardedProviderFactory;
import io.passeur.guard.GuardedServiceFactory;
import io.passeur.guard.GuardedStrategyFactory;
import io.passeur.guard.PluginName;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Command;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.ProviderFactory;
import io.passeur.spi.ServiceFactory;
import java.util.ArrayList;
import java.util.List;

/** Collects the factories of plugins. All returned factories are guarded. */
final class Factories {

    /** The package of the plugins that come with the proxy. */
    private static final String SHIPPED = "io.passeur.";

    private final List<MiddlewareFactory<?>> middlewares = new ArrayList<>();
    private final List<ServiceFactory<?>> services = new ArrayList<>();
    private final List<ProviderFactory<?>> providers = new ArrayList<>();
    private final List<CertificateResolverFactory<?>> resolvers = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<LoadBalancingStrategyFactory> strategies = new ArrayList<>();
    private final List<MatcherFactory> matchers = new ArrayList<>();
    private final Guard guard;
    private boolean shipped;

    Factories(Guard guard) {
        this.guard = guard;
    }

    void collect(Plugin plugin) {
        String name = plugin.getClass().getName();
        shipped |= name.startsWith(SHIPPED);
        guard.call("middlewares() of " + name, plugin::middlewares)
                .forEach(factory -> middlewares.add(GuardedMiddlewareFactory.of(factory, guard)));
        guard.call("services() of " + name, plugin::services)
                .forEach(factory -> services.add(GuardedServiceFactory.of(factory, guard)));
        guard.call("providers() of " + name, plugin::providers)
                .forEach(factory -> providers.add(GuardedProviderFactory.of(factory, guard)));
        guard.call("certificateResolvers() of " + name, plugin::certificateResolvers)
                .forEach(factory -> resolvers.add(GuardedCertificateResolverFactory.of(factory, guard)));
        guard.call("commands() of " + name, plugin::commands)
                .forEach(command -> commands.add(GuardedCommand.of(command, guard)));
        guard.call("strategies() of " + name, plugin::strategies)
                .forEach(factory ->
                        strategies.add(GuardedStrategyFactory.of(factory, guard, StrategyRegistry.ROUND_ROBIN)));
        guard.call("matchers() of " + name, plugin::matchers)
                .forEach(factory -> matchers.add(GuardedMatcherFactory.of(factory, guard)));
    }

    LoadedPlugin loaded() {
        PluginName plugin = guard.plugin();
        return new LoadedPlugin(
                plugin.name(),
                plugin.location(),
                middlewares,
                services,
                providers,
                resolvers,
                commands,
                strategies,
                matchers,
                shipped,
                null);
    }
}
