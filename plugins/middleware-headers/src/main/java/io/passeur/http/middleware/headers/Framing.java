package io.passeur.http.middleware.headers;

import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;

/** Headers that delimit messages. A fixed value would corrupt every message, so only the proxy sets them. */
final class Framing {

    private static final Set<String> NAMES = names();

    private Framing() {}

    /** Whether the header may be set; logs a warning if not. */
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
