package io.passeur.http.service;

import io.passeur.tls.TlsFailures;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpResponseException;
import org.jspecify.annotations.Nullable;

/** Says why a probe got no response, for the log. */
final class ProbeFailures {

    private ProbeFailures() {}

    static String reason(@Nullable Throwable failure, HealthSettings settings) {
        if (failure instanceof TimeoutException) {
            return "no response within " + settings.timeout().toMillis() + "ms";
        }
        if (failure instanceof HttpResponseException) {
            // Its message dumps the whole state of the connection.
            return "its response is not HTTP";
        }
        return failure == null ? "no response" : TlsFailures.explain(failure);
    }
}
