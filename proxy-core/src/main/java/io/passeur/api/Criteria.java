package io.passeur.api;

import io.passeur.routing.Status;
import java.util.Locale;

/**
 * What the elements of a list must be like; empty texts ask for nothing.
 *
 * @param search in lower case
 */
record Criteria(String search, String status, String serviceName, String middlewareName) {

    static Criteria of(Parameters parameters) {
        return new Criteria(
                parameters.get("search").toLowerCase(Locale.ROOT),
                parameters.get("status"),
                parameters.get("serviceName"),
                parameters.get("middlewareName"));
    }

    boolean acceptsStatus(Status actual) {
        return status.isEmpty() || status.equalsIgnoreCase(actual.name());
    }

    boolean acceptsText(String... texts) {
        if (search.isEmpty()) {
            return true;
        }
        for (String text : texts) {
            if (text.toLowerCase(Locale.ROOT).contains(search)) {
                return true;
            }
        }
        return false;
    }
}
