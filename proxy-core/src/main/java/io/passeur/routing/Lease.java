package io.passeur.routing;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live object that several generations of the routing table may hold. It is closed when the last of them lets go, so that
 * no request ever meets a closed object.
 */
final class Lease<T extends AutoCloseable> {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final T object;
    private final AtomicInteger holders = new AtomicInteger();

    Lease(T object) {
        this.object = object;
    }

    T object() {
        return object;
    }

    void hold() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            close();
        }
    }

    /** Closes an object that no generation came to hold. */
    void closeIfUnused() {
        if (holders.get() == 0) {
            close();
        }
    }

    private void close() {
        try {
            object.close();
        } catch (Exception e) {
            LOG.warn("Could not close {}", object, e);
        }
    }
}
