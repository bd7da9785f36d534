package io.passeur.testing;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/**
 * A request as the handler behind a middleware saw it.
 *
 * @param target path and query, raw
 * @param uriHost the host of the request's URI, with its port if it has one
 * @param attributes those that steps of the proxy left
 */
public record ReceivedRequest(
        String method, String target, String uriHost, HttpFields headers, Map<String, Object> attributes) {

    public ReceivedRequest {
        attributes = Map.copyOf(attributes);
    }

    /** The first value of a header, or the empty string. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
