package io.passeur.http.middleware.headers;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * {@code customRequestHeaders}. {@code Host} sets the host of the request; an empty {@code X-Forwarded-For} keeps the
 * proxy from sending that header.
 */
final class CustomRequestHeaders {

    private static final String HOST = "Host";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final HeaderChanges changes;
    private final @Nullable TargetHost host;
    private final boolean suppressForwardedFor;

    CustomRequestHeaders(Map<String, String> written, Logger logger) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(written);
        headers.keySet().removeIf(name -> !Framing.maySet(name, logger));
        String newHost = headers.remove(HOST);
        host = newHost == null || newHost.isEmpty() ? null : TargetHost.parse(newHost);
        suppressForwardedFor = "".equals(headers.get(FORWARDED_FOR));
        changes = HeaderChanges.of(headers);
    }

    Request apply(Request request) {
        if (changes.isEmpty() && host == null) {
            return request;
        }
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        changes.apply(headers);
        if (host != null) {
            host.apply(headers);
        }
        return new EditedRequest(request, headers.asImmutable(), host, suppressForwardedFor);
    }
}
