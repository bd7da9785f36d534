package io.passeur.http.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** The header fields that a server would receive, for built-in services that show them. */
public final class SentHeaders {

    private SentHeaders() {}

    /** The values by canonical name, without {@code Host} and the framing of the body. */
    public static SortedMap<String, List<String>> of(Request request) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        UpstreamHead.each(request, field -> add(headers, HeaderNames.canonical(field)));
        String forwardedFor = ForwardedFor.value(request);
        if (forwardedFor != null) {
            headers.put(HttpHeader.X_FORWARDED_FOR.asString(), List.of(forwardedFor));
        }
        return headers;
    }

    private static void add(SortedMap<String, List<String>> headers, HttpField field) {
        String value = field.getValue() == null ? "" : field.getValue();
        headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(value);
    }
}
