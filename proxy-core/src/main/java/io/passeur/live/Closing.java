package io.passeur.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes live objects that are no longer used. A failure is logged and does not keep others from closing. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable object) {
        try {
            object.close();
        } catch (Exception | Error e) {
            LOG.warn("{} could not be closed", object, e);
        }
    }
}
