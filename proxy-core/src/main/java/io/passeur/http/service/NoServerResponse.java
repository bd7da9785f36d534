package io.passeur.http.service;

import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spi.Responses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The response of a balancer that has no server: 503, and where they are known, the reasons and when to come again. */
final class NoServerResponse {

    static final String TEXT = "no available server";

    /** Short enough for a container that starts. */
    private static final String SECONDS_TO_WAIT = "5";

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final String text;

    NoServerResponse(List<AbsentServerSpec> absent) {
        absent.forEach(server -> reasons.put(server.name(), server.reason()));
        text = reasons.values().stream()
                .distinct()
                .map(reason -> "one " + reason)
                .collect(Collectors.joining("; ", reasons.isEmpty() ? TEXT : TEXT + ": ", ""));
    }

    /** By the servers' names. */
    Map<String, String> reasons() {
        return reasons;
    }

    /** @param passing whether servers are leaving, so that others are probably about to come */
    void send(Response response, Callback callback, boolean passing) {
        if (passing || !reasons.isEmpty()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        Responses.error(response, callback, 503, passing && reasons.isEmpty() ? TEXT + ": one is stopping" : text);
    }
}
