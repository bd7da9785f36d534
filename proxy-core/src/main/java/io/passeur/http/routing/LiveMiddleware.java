package io.passeur.http.routing;

import io.passeur.guard.MiddlewareHost;
import io.passeur.http.subrequest.ElementSubRequests;
import io.passeur.live.Lease;
import io.passeur.spi.Middleware;

/**
 * A middleware that several generations may hold.
 *
 * @param spec what it was made of
 * @param host closed with it
 * @param subRequests what it sends; closed after it
 */
record LiveMiddleware(Object spec, Lease<Middleware> lease, MiddlewareHost host, ElementSubRequests subRequests) {

    /** Whether it has requested its replacement. */
    boolean isReplacementDue() {
        return host.isReplacementDue();
    }
}
