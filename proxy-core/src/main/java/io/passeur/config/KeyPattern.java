package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of the tree of patterns such as {@code entryPoints.*.http.tls}. */
final class KeyPattern {

    /** How an unsupported key is treated. */
    enum Support {
        /** An error: the element, or the start, is refused. */
        REFUSED("not supported yet"),
        /** An error: an option of Traefik v2. */
        REMOVED("this option of Traefik v2 does not exist any more"),
        /** A warning: the element works without it. */
        IGNORED("not supported yet; it has no effect"),
        /** A warning: a back end of another product. */
        FOREIGN("this back end is not part of Passeur; the section is ignored");

        private final String message;

        Support(String message) {
            this.message = message;
        }
    }

    private final Map<String, KeyPattern> children = new HashMap<>();
    private @Nullable Support support;
    private String reason = "";

    /** @param line a dotted pattern, and the reason after a colon */
    void add(String line, String word) {
        int colon = line.indexOf(':');
        String dotted = colon < 0 ? line : line.substring(0, colon);
        KeyPattern node = this;
        for (String segment : dotted.strip().split("\\.")) {
            node = node.children.computeIfAbsent(Trees.lower(segment), key -> new KeyPattern());
        }
        node.support = Support.valueOf(word.toUpperCase(Locale.ROOT));
        node.reason = colon < 0 ? "" : "; " + line.substring(colon + 1).strip();
    }

    @Nullable
    KeyPattern child(String key) {
        KeyPattern exact = children.get(Trees.lower(key));
        return exact == null ? children.get("*") : exact;
    }

    /** @return null if only keys below this one are unsupported */
    @Nullable
    Support support() {
        return support;
    }

    void report(String path, @Nullable Origin origin, Problems problems) {
        if (support == null) {
            return;
        }
        if (support == Support.REFUSED || support == Support.REMOVED) {
            problems.error(path, support.message + reason, origin);
        } else {
            problems.warning(path, support.message + reason, origin);
        }
    }
}
