package io.passeur.routing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what a retired table leaves behind; one that cannot be closed is logged and keeps nothing else from closing. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable object) {
        try {
            object.close();
        } catch (Exception e) {
            LOG.warn("Could not close {}", object, e);
        }
    }
}
