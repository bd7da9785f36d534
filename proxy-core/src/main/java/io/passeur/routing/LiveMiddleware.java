package io.passeur.routing;

import io.passeur.spi.Middleware;

/**
 * A middleware that several generations may hold.
 *
 * @param spec what it was made of
 */
record LiveMiddleware(Object spec, Lease<Middleware> lease) {

    Middleware middleware() {
        return lease.object();
    }
}
