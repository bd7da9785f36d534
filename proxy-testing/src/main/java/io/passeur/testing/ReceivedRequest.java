package io.passeur.testing;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/**
 * A request as the handler behind a middleware received it.
 *
 * @param target path and query, raw
 * @param uriHost the host of the request's URI, with its port if it has one
 * @param attributes the attributes that the proxy's steps set
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
