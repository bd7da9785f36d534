package io.passeur.spi;

import org.eclipse.jetty.server.Request;

/**
 * Where a middleware can send requests of its own: to services, to URLs, or to what stands behind it in its chain. Each method
 * gives a client to keep; {@link #service} and the clients for URLs are asked for in {@link MiddlewareFactory#create} only, so
 * that a wrong reference is a problem of the configuration and not of a request.
 *
 * <p>How middlewares use it:
 *
 * <ul>
 *   <li>An error page: {@code service(…)}, {@link SubRequest#within} the request whose response is replaced, see
 *       {@link ResponseReplacement}; {@link SubResponse#relayBody} streams the page.
 *   <li>Authentication elsewhere: {@code urls(…)}, {@link SubRequest#within} with {@link SubRequest.Builder#headTimeout} and
 *       {@link SubRequest.Builder#maxBodyBytes}; a status of 2xx lets the request pass, otherwise {@link SubResponse#relay}.
 *   <li>Mirroring: {@code service(…)}, {@link SubRequest#detachedFrom} the request, since a copy outlives it; {@link #bounded}
 *       limits the copies in flight; {@link SubResponse#discard} drops the response.
 *   <li>A retry: {@link #handler}, because nothing has reached the client until {@link SubResponse#relay} is called;
 *       {@link SubResponse#responder} says whether a server has got the request.
 *   <li>A cache: {@link #handler} with {@link SubRequest#detachedFrom}, so that the response goes on when the client that asked
 *       first leaves; one {@link SubResponse#body} is read once and copied to all that wait.
 *   <li>OpenID Connect: {@code urls(…)} with {@link SubRequest#alone} for keys and discovery, {@link SubRequest#within} for the
 *       exchange of a code; {@link SubResponse#bytes} reads a small document whole.
 * </ul>
 */
public interface SubRequests {

    /**
     * The service that a reference means: {@code name@provider}, or {@code name} of the middleware's own provider. Sub-requests
     * go through the service's middlewares, balancer and transport, and always to the service of that name in the configuration
     * that is live when they are sent.
     *
     * @throws ConfigurationException if there is no such service; the message says so and the middleware need not catch it
     * @throws IllegalStateException if the middleware has been made already
     */
    SubRequestClient service(String reference);

    /** Absolute URLs, over the transport {@code serversTransport} of the static configuration. */
    SubRequestClient urls();

    /**
     * Absolute URLs, over a transport that the configuration names.
     *
     * @param serversTransport a reference as in {@code loadBalancer.serversTransport}
     * @throws ConfigurationException if there is no such transport, or its TLS settings cannot work
     * @throws IllegalStateException if the middleware has been made already
     */
    SubRequestClient urls(String serversTransport);

    /**
     * Absolute URLs, with TLS settings of the middleware's own.
     *
     * @throws ConfigurationException if the settings cannot work; the message begins with the key in question
     * @throws IllegalStateException if the middleware has been made already
     */
    SubRequestClient urls(ClientTlsSpec tls);

    /**
     * What stands behind the middleware, as {@link Middleware#wrap} gets it. Such a sub-request is the client's own request,
     * sent once more or at another time: it is logged, counted and traced as that, and counts towards no bound.
     */
    SubRequestClient handler(Request.Handler next);

    /**
     * The same with a bound of its own, on top of those that the proxy sets for each middleware and for all of them together.
     *
     * @param maxInFlight how many sub-requests of the clients that it gives may run at a time
     */
    SubRequests bounded(int maxInFlight);
}
