package io.passeur.routing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes live objects. A failure is logged and does not keep others from being closed. */
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
