package io.passeur.spi;

import org.eclipse.jetty.server.Request;

/**
 * Creates clients for the sub-requests of a middleware: to services, to URLs, or to the next handler of its chain.
 * Middlewares keep the clients. Call {@link #service} and the methods for URLs in {@link MiddlewareFactory#create}
 * only, so that an invalid reference is a problem of the configuration and not of a request.
 *
 * <p>How middlewares use it:
 *
 * <ul>
 *   <li>An error page: {@code service(…)}, {@link SubRequest#within} the request whose response is replaced, see {@link
 *       ResponseReplacement}; {@link SubResponse#relayBody} streams the page.
 *   <li>External authentication: {@code urls(…)}, {@link SubRequest#within} with {@link SubRequest.Builder#headTimeout}
 *       and {@link SubRequest.Builder#maxBodyBytes}; a status of 2xx lets the request pass, otherwise {@link
 *       SubResponse#relay}.
 *   <li>Mirroring: {@code service(…)}, {@link SubRequest#detachedFrom} the request, since a copy outlives it; {@link
 *       #bounded} limits the copies in flight; {@link SubResponse#discard} drops the response.
 *   <li>A retry: {@link #handler}, because nothing has reached the client until {@link SubResponse#relay} is called;
 *       {@link SubResponse#responder} says whether a server has got the request.
 *   <li>A cache: {@link #handler} with {@link SubRequest#detachedFrom}, so that the response continues when the first
 *       client disconnects; the {@link SubResponse#body} is read once and copied to all waiting clients.
 *   <li>OpenID Connect: {@code urls(…)} with {@link SubRequest#alone} for keys and discovery, {@link SubRequest#within}
 *       for the exchange of a code; {@link SubResponse#bytes} reads a small document whole.
 * </ul>
 */
public interface SubRequests {

    /**
     * Resolves a service: {@code name@provider}, or {@code name} for the middleware's own provider. Sub-requests pass
     * through the service's middlewares, load balancer and transport. Each one uses the service with this name in the
     * configuration that is live when it is sent.
     *
     * @throws ConfigurationException if the service does not exist; the middleware need not catch it
     * @throws IllegalStateException if the middleware is already created
     */
    SubRequestClient service(String reference);

    /** Absolute URLs, over the transport {@code serversTransport} of the static configuration. */
    SubRequestClient urls();

    /**
     * Absolute URLs, over a configured transport.
     *
     * @param serversTransport a reference as in {@code loadBalancer.serversTransport}
     * @throws ConfigurationException if the transport does not exist, or its TLS settings are invalid
     * @throws IllegalStateException if the middleware is already created
     */
    SubRequestClient urls(String serversTransport);

    /**
     * Absolute URLs, with the middleware's own TLS settings.
     *
     * @throws ConfigurationException if the settings are invalid; the message begins with the key
     * @throws IllegalStateException if the middleware is already created
     */
    SubRequestClient urls(ClientTlsSpec tls);

    /**
     * The next handler of the chain, as passed to {@link Middleware#wrap}. Such a sub-request is the client's own
     * request, repeated or delayed: it is logged, counted and traced as the client's request, and no limit applies to
     * it.
     */
    SubRequestClient handler(Request.Handler next);

    /**
     * The same clients with an additional limit, beside those that the proxy sets for each middleware and for all
     * middlewares together.
     *
     * @param maxInFlight the maximum number of concurrent sub-requests of the returned clients
     */
    SubRequests bounded(int maxInFlight);
}
