package io.passeur.plugin;

import io.passeur.balance.StrategyRegistry;
import io.passeur.guard.Guard;
import io.passeur.http.middleware.ChainConfiguration;
import io.passeur.http.rule.MatcherRegistry;
import io.passeur.spec.ServiceType;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Command;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.ProviderFactory;
import io.passeur.spi.ServiceFactory;
import io.passeur.toolkit.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What plugins offer, by type. Immutable and thread-safe. */
public final class Plugins implements AutoCloseable {

    /** The names of commands that the proxy has itself. */
    public static final Set<String> OWN_COMMANDS = Set.of("run", "check", "version", "healthcheck", "help");

    private final @Nullable Path folder;
    private final List<LoadedPlugin> all;
    private final List<PluginClassLoader> loaders;
    private final List<Guard> guards;
    private final FactoryRegistry<MiddlewareFactory<?>> middlewares;
    private final FactoryRegistry<ServiceFactory<?>> services;
    private final FactoryRegistry<ProviderFactory<?>> providers;
    private final FactoryRegistry<CertificateResolverFactory<?>> resolvers;
    private final FactoryRegistry<Command> commands;
    private final FactoryRegistry<LoadBalancingStrategyFactory> strategies;
    private final FactoryRegistry<MatcherFactory> matchers;

    Plugins(@Nullable Path folder, List<LoadedPlugin> all, List<PluginClassLoader> loaders, List<Guard> guards) {
        this.folder = folder;
        this.all = List.copyOf(all);
        this.loaders = List.copyOf(loaders);
        this.guards = List.copyOf(guards);
        this.middlewares =
                new FactoryRegistry<>("middleware type", all, LoadedPlugin::middlewares, MiddlewareFactory::type);
        this.services = new FactoryRegistry<>("service type", all, LoadedPlugin::services, ServiceFactory::type);
        this.providers = new FactoryRegistry<>("provider", all, LoadedPlugin::providers, ProviderFactory::type);
        this.resolvers = new FactoryRegistry<>(
                "certificate resolver", all, LoadedPlugin::certificateResolvers, CertificateResolverFactory::type);
        this.commands = new FactoryRegistry<>("command", all, LoadedPlugin::commands, Command::name);
        this.strategies = new FactoryRegistry<>(
                "load-balancer strategy", all, LoadedPlugin::strategies, LoadBalancingStrategyFactory::name);
        this.matchers = new FactoryRegistry<>("matcher", all, LoadedPlugin::matchers, MatcherFactory::name);
    }

    /** Everything that was found, loaded or failed. */
    public List<LoadedPlugin> all() {
        return all;
    }

    /** The middleware types that can be used, in the spelling of their plugins. */
    public SortedMap<String, MiddlewareFactory<?>> middlewares() {
        return middlewares.usable();
    }

    /** The types of services that can be used, in the spelling of their plugins. */
    public SortedMap<String, ServiceFactory<?>> services() {
        return services.usable();
    }

    /** The provider types that can be used, in the spelling of their plugins. */
    public SortedMap<String, ProviderFactory<?>> providers() {
        return providers.usable();
    }

    /**
     * The factory of a middleware type; upper and lower case do not matter.
     *
     * @throws ConfigurationException if no plugin offers it, or more than one does
     */
    public MiddlewareFactory<?> middleware(String type) {
        return middlewares.find(type).orElseThrow(() -> missingMiddleware(type));
    }

    /**
     * The factory of a provider type; upper and lower case do not matter.
     *
     * @throws ConfigurationException if no plugin offers it, or more than one does
     */
    public ProviderFactory<?> provider(String type) {
        return providers
                .find(type)
                .orElseThrow(() -> missing("provider", type, providers().keySet()));
    }

    /**
     * The factory of a type of certificate resolvers; upper and lower case do not matter.
     *
     * @throws ConfigurationException if no plugin offers it, or more than one does
     */
    public CertificateResolverFactory<?> certificateResolver(String type) {
        return resolvers
                .find(type)
                .orElseThrow(() ->
                        missing("certificate resolver", type, resolvers.usable().keySet()));
    }

    /** The strategies of load balancers that can be used, by name. */
    public SortedMap<String, LoadBalancingStrategyFactory> strategies() {
        return strategies.usable();
    }

    /** The matchers of rules that can be used, by name. */
    public SortedMap<String, MatcherFactory> matchers() {
        return matchers.usable();
    }

    /** The commands that can be used, by name. */
    public SortedMap<String, Command> commands() {
        return commands.usable();
    }

    /** @throws ConfigurationException if more than one plugin offers the command */
    public Optional<Command> command(String name) {
        return commands.find(name);
    }

    /**
     * The middleware type that {@code middlewares.<name>.plugin.<plugin>} and {@code experimental.plugins.<plugin>} mean.
     *
     * @throws ConfigurationException if no dropped plugin offers it; says which file would be it
     */
    public MiddlewareFactory<?> pluginMiddleware(String plugin) {
        return middlewares.find(plugin).orElseThrow(() -> notDropped(plugin));
    }

    /** Plugins that are not used and types that are refused. */
    public List<Problem> problems() {
        Stream<Problem> failed = all.stream()
                .filter(plugin -> plugin.failure() != null)
                .map(plugin ->
                        Problem.error("", "the plugin is not used: " + plugin.failure(), Origin.of(plugin.location())));
        Stream<Problem> refused = Stream.of(middlewares, services, providers, resolvers, commands, strategies, matchers)
                .flatMap(offers -> offers.conflicts().stream())
                .map(conflict -> Problem.error("", conflict, null));
        Stream<Problem> hidden = Stream.of(
                        hidden("command", commands().keySet(), OWN_COMMANDS),
                        hidden("service type", services().keySet(), ServiceType.ownNames()),
                        hidden("load-balancer strategy", strategies().keySet(), StrategyRegistry.ownNames()),
                        hidden("matcher", matchers().keySet(), MatcherRegistry.ownNames()))
                .flatMap(problems -> problems);
        return Stream.of(failed, refused, hidden).flatMap(stream -> stream).toList();
    }

    private static Stream<Problem> hidden(String kind, Set<String> offered, Set<String> own) {
        return offered.stream()
                .filter(own::contains)
                .map(name -> Problem.error(
                        "", kind + " \"" + name + "\" of a plugin is not used: the name is built in", null));
    }

    /** Closes the class loaders. No object of a plugin may be used after this. */
    @Override
    public void close() {
        IOException failure = null;
        guards.forEach(Guard::awaitLater);
        for (PluginClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those of plugins, and the one that is built in. */
    private Set<String> middlewareTypes() {
        Set<String> types = new TreeSet<>(middlewares().keySet());
        types.add(ChainConfiguration.TYPE);
        return types;
    }

    private ConfigurationException missingMiddleware(String type) {
        return TraefikMiddlewares.contains(type)
                ? new ConfigurationException("the middleware type \"" + type
                        + "\" is Traefik's and not supported yet; available: " + String.join(", ", middlewareTypes())
                        + failures())
                : missing("middleware type", type, middlewareTypes());
    }

    private ConfigurationException missing(String kind, String type, Collection<String> types) {
        String hint = Suggestions.hint(type, types);
        String others = "; available: " + (types.isEmpty() ? "none" : String.join(", ", types));
        return new ConfigurationException(
                "no plugin offers the " + kind + " \"" + type + "\"" + (hint.isEmpty() ? others : hint) + failures());
    }

    private ConfigurationException notDropped(String plugin) {
        if (folder == null) {
            return missing("middleware type", plugin, middlewareTypes());
        }
        String jar = folder.resolve(plugin + ".jar").toString();
        String found = new PluginFolder(folder).holds(plugin)
                ? jar + " or the folder with that name exists, but offers no such middleware type"
                : "there is neither " + jar + " nor a folder with that name";
        return new ConfigurationException("no plugin offers the middleware type \"" + plugin + "\"; " + found
                + "; the plugins offer " + String.join(", ", middlewares().keySet()) + failures());
    }

    /** One of the plugins that failed may be the one that was meant. */
    private String failures() {
        String failed = all.stream()
                .filter(plugin -> plugin.failure() != null)
                .map(plugin -> plugin.name() + " (" + plugin.failure() + ")")
                .collect(Collectors.joining(", "));
        return failed.isEmpty() ? "" : "; not loaded: " + failed;
    }
}
