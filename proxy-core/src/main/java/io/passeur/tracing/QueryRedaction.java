package io.passeur.tracing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;

/**
 * Hides the values of a query, which may be secrets; names stay.
 *
 * @param safe names of parameters whose values may be shown
 */
record QueryRedaction(Set<String> safe) {

    private static final String REDACTED = "REDACTED";

    QueryRedaction(Collection<String> safe) {
        this(Set.copyOf(safe));
    }

    /** @param query as written, without the question mark */
    String redact(String query) {
        StringBuilder shown = new StringBuilder(query.length() + REDACTED.length());
        for (int start = 0; start <= query.length(); ) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            if (start > 0) {
                shown.append('&');
            }
            append(query, start, end, shown);
            start = end + 1;
        }
        return shown.toString();
    }

    private void append(String query, int start, int end, StringBuilder shown) {
        int equals = query.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        if (nameEnd == start && nameEnd == end || isSafe(query.substring(start, nameEnd))) {
            shown.append(query, start, end);
        } else {
            shown.append(query, start, nameEnd).append('=').append(REDACTED);
        }
    }

    private boolean isSafe(String name) {
        if (safe.isEmpty()) {
            return false;
        }
        if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
            return safe.contains(name);
        }
        try {
            return safe.contains(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
