package io.passeur.spi;

import java.util.List;

/**
 * The door of a plugin, found by {@link java.util.ServiceLoader}. The implementation needs a public constructor without
 * parameters that does no work; the methods are called once, while the proxy starts.
 */
public interface Plugin {

    /** Middlewares by type. Two plugins that offer one type are refused, and the message names both jars. */
    default List<MiddlewareFactory<?>> middlewares() {
        return List.of();
    }

    /** Types of services, beside those that the proxy has itself. Two plugins that offer one type are refused. */
    default List<ServiceFactory<?>> services() {
        return List.of();
    }

    /** Sources of dynamic configuration, each enabled by a section {@code providers.<type>}. */
    default List<ProviderFactory<?>> providers() {
        return List.of();
    }

    /** Ways to certificates, each used by sections {@code certificatesResolvers.<name>.<type>}. */
    default List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of();
    }

    /** Additions to the command line. */
    default List<Command> commands() {
        return List.of();
    }

    /** Ways to pick servers, each used by {@code loadBalancer.strategy = "<name>"}. */
    default List<LoadBalancingStrategyFactory> strategies() {
        return List.of();
    }

    /** Matchers for the rules of routers, each used as in {@code <Name>(`argument`)}. */
    default List<MatcherFactory> matchers() {
        return List.of();
    }
}
