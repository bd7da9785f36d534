package io.passeur.spi;

import java.util.List;

/**
 * The entry point of a plugin, found by {@link java.util.ServiceLoader}. The implementation needs a public no-argument
 * constructor that does no work. Each method is called once, while the proxy starts.
 */
public interface Plugin {

    /** Middlewares. If two plugins offer the same type, neither is used, and the message names both jars. */
    default List<MiddlewareFactory<?>> middlewares() {
        return List.of();
    }

    /** Types of services beside the built-in ones. If two plugins offer the same type, neither is used. */
    default List<ServiceFactory<?>> services() {
        return List.of();
    }

    /** Sources of dynamic configuration, each enabled by a section {@code providers.<type>}. */
    default List<ProviderFactory<?>> providers() {
        return List.of();
    }

    /** Certificate resolvers, each used by sections {@code certificatesResolvers.<name>.<type>}. */
    default List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of();
    }

    /** Commands of the command line. */
    default List<Command> commands() {
        return List.of();
    }

    /** Load-balancing strategies, each used by {@code loadBalancer.strategy = "<name>"}. */
    default List<LoadBalancingStrategyFactory> strategies() {
        return List.of();
    }

    /** Matchers for the rules of routers, each used as in {@code <Name>(`argument`)}. */
    default List<MatcherFactory> matchers() {
        return List.of();
    }
}
