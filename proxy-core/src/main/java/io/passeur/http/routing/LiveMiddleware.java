package io.passeur.http.routing;

import io.passeur.http.subrequest.ElementSubRequests;
import io.passeur.live.Lease;
import io.passeur.spi.Middleware;

/**
 * A middleware that several generations may hold.
 *
 * @param spec what it was made of
 * @param subRequests what it sends; closed after it
 */
record LiveMiddleware(Object spec, Lease<Middleware> lease, ElementSubRequests subRequests) {

    Middleware middleware() {
        return lease.object();
    }
}
