package io.passeur.plugin;

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
import org.jspecify.annotations.Nullable;

/** Asks plugins for their factories. */
final class Factories {

    private final List<MiddlewareFactory<?>> middlewares = new ArrayList<>();
    private final List<ServiceFactory<?>> services = new ArrayList<>();
    private final List<ProviderFactory<?>> providers = new ArrayList<>();
    private final List<CertificateResolverFactory<?>> resolvers = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<LoadBalancingStrategyFactory> strategies = new ArrayList<>();
    private final List<MatcherFactory> matchers = new ArrayList<>();
    private final @Nullable ClassLoader isolation;

    /** @param isolation the class loader of the plugin; null for one of the application, which needs none */
    Factories(@Nullable ClassLoader isolation) {
        this.isolation = isolation;
    }

    void collect(Plugin plugin) {
        for (MiddlewareFactory<?> factory : plugin.middlewares()) {
            check(factory.type(), factory.configType(), factory);
            middlewares.add(isolation == null ? factory : new IsolatedMiddlewareFactory<>(factory, isolation));
        }
        for (ServiceFactory<?> factory : plugin.services()) {
            check(factory.type(), factory.configType(), factory);
            services.add(isolation == null ? factory : new IsolatedServiceFactory<>(factory, isolation));
        }
        for (ProviderFactory<?> factory : plugin.providers()) {
            check(factory.type(), factory.configType(), factory);
            providers.add(isolation == null ? factory : new IsolatedProviderFactory<>(factory, isolation));
        }
        collectRest(plugin);
        collectForRequests(plugin);
    }

    private void collectForRequests(Plugin plugin) {
        for (LoadBalancingStrategyFactory factory : plugin.strategies()) {
            check(factory.name(), factory.getClass(), factory);
            strategies.add(isolation == null ? factory : new IsolatedStrategyFactory(factory, isolation));
        }
        for (MatcherFactory factory : plugin.matchers()) {
            check(factory.name(), factory.getClass(), factory);
            matchers.add(isolation == null ? factory : new IsolatedMatcherFactory(factory, isolation));
        }
    }

    private void collectRest(Plugin plugin) {
        for (CertificateResolverFactory<?> factory : plugin.certificateResolvers()) {
            check(factory.type(), factory.configType(), factory);
            resolvers.add(isolation == null ? factory : new IsolatedResolverFactory<>(factory, isolation));
        }
        for (Command command : plugin.commands()) {
            check(command.name(), command.getClass(), command);
            commands.add(isolation == null ? command : new IsolatedCommand(command, isolation));
        }
    }

    LoadedPlugin loaded(String name, String location) {
        return new LoadedPlugin(
                name, location, middlewares, services, providers, resolvers, commands, strategies, matchers, null);
    }

    /** Plugins are compiled by others, without our null checks. */
    private static void check(@Nullable String type, @Nullable Class<?> configType, Object factory) {
        if (type == null || type.isBlank() || configType == null) {
            throw new IllegalArgumentException(factory.getClass().getName() + " has the type() " + type
                    + " and the configType() " + configType + " (expected: a name and a record class)");
        }
    }
}
