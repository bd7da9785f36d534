package io.passeur.api;

import java.util.Locale;

/**
 * The filters of a list; an empty text matches every element.
 *
 * @param search in lower case
 */
public record Criteria(String search, String status, String serviceName, String middlewareName) {

    static Criteria of(Parameters parameters) {
        return new Criteria(
                parameters.get("search").toLowerCase(Locale.ROOT),
                parameters.get("status"),
                parameters.get("serviceName"),
                parameters.get("middlewareName"));
    }

    boolean acceptsStatus(String actual) {
        return status.isEmpty() || status.equalsIgnoreCase(actual);
    }

    public boolean acceptsText(String... texts) {
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
