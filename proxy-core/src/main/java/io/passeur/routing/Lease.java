package io.passeur.routing;

import io.passeur.spi.Middleware;
import io.passeur.subrequest.ElementSubRequests;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A middleware that several generations of the routing table may hold. It is closed when the last of them lets go, so that
 * no request ever meets a closed one.
 *
 * @param spec what it was made of
 * @param subRequests what it sends, closed with it
 */
record Lease(Object spec, Middleware middleware, ElementSubRequests subRequests, AtomicInteger holders) {

    Lease(Object spec, Middleware middleware, ElementSubRequests subRequests) {
        this(spec, middleware, subRequests, new AtomicInteger());
    }

    void hold() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            Closing.quietly(middleware);
            Closing.quietly(subRequests);
        }
    }
}
