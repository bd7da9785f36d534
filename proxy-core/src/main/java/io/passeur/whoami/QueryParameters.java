package io.passeur.whoami;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Looks up plain parameters of a query string, whatever else it holds. */
final class QueryParameters {

    private QueryParameters() {}

    /** @return the first value as it stands, without decoding; null if there is none */
    static @Nullable String parameter(Request request, String name) {
        String query = request.getHttpURI().getQuery();
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }
}
