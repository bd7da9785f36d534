package io.passeur.service;

import io.passeur.spec.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spi.Responses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a balancer without a server says: that there is none, and where it is known, why and that it will pass. */
final class Absence {

    private static final String TEXT = "no available server";

    /** Long enough not to be a burden, short enough for a container that starts. */
    private static final String SECONDS_TO_WAIT = "5";

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final String text;

    Absence(List<AbsentServerSpec> absent) {
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

    /** @param passing whether servers are just leaving, so that others are probably on their way */
    void answer(Response response, Callback callback, boolean passing) {
        if (passing || !reasons.isEmpty()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        Responses.error(response, callback, 503, passing && reasons.isEmpty() ? TEXT + ": one is stopping" : text);
    }
}
