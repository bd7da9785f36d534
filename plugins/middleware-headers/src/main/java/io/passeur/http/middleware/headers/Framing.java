package io.passeur.http.middleware.headers;

import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;

/** Headers that say where a message ends: a fixed value would break every message, so they are left to the proxy. */
final class Framing {

    private static final Set<String> NAMES = names();

    private Framing() {}

    /** Whether the header can be set at all; if not, the user is told. */
    static boolean maySet(String name, Logger logger) {
        boolean framing = NAMES.contains(name);
        if (framing) {
            logger.warn("header {} is not changed: the proxy sets it for each message", name);
        }
        return !framing;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add("Content-Length");
        names.add("Transfer-Encoding");
        return names;
    }
}
