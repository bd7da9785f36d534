package io.passeur.plugin;

import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Command;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.ProviderFactory;
import io.passeur.spi.ServiceFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that was found, whether it could be loaded or not.
 *
 * @param name of its jar or folder; for a plugin of the class path the name of its class
 * @param location the path of its jar or folder, or the words {@code class path}
 * @param shipped whether it comes with the proxy
 * @param failure why it is not used, null if it is
 */
public record LoadedPlugin(
        String name,
        String location,
        List<MiddlewareFactory<?>> middlewares,
        List<ServiceFactory<?>> services,
        List<ProviderFactory<?>> providers,
        List<CertificateResolverFactory<?>> certificateResolvers,
        List<Command> commands,
        List<LoadBalancingStrategyFactory> strategies,
        List<MatcherFactory> matchers,
        boolean shipped,
        @Nullable String failure) {

    public LoadedPlugin {
        middlewares = List.copyOf(middlewares);
        services = List.copyOf(services);
        providers = List.copyOf(providers);
        certificateResolvers = List.copyOf(certificateResolvers);
        commands = List.copyOf(commands);
        strategies = List.copyOf(strategies);
        matchers = List.copyOf(matchers);
    }

    static LoadedPlugin failed(String name, String location, String reason) {
        return new LoadedPlugin(
                name, location, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false,
                reason);
    }
}
