package io.passeur.http.middleware.headers;

import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;

/** {@code customResponseHeaders}. */
final class CustomResponseHeaders implements ResponseEdit {

    private final HeaderChanges changes;

    CustomResponseHeaders(Map<String, String> written, Logger logger) {
        changes = HeaderChanges.of(written.entrySet().stream()
                .filter(header -> Framing.maySet(header.getKey(), logger))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void apply(Request request, HttpFields.Mutable headers) {
        changes.apply(headers);
    }
}
