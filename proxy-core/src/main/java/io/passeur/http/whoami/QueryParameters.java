package io.passeur.http.whoami;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds plain parameters in a query string, whatever else it contains. */
final class QueryParameters {

    private QueryParameters() {}

    /** @return the first value without decoding; null if there is none */
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
