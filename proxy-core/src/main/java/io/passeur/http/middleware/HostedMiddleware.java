package io.passeur.http.middleware;

import io.passeur.guard.MiddlewareHost;
import io.passeur.spi.Middleware;

/**
 * A middleware and the proxy's side of its context.
 *
 * @param middleware closes the host when it is closed
 */
public record HostedMiddleware(Middleware middleware, MiddlewareHost host) {}
