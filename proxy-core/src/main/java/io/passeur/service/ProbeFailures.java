package io.passeur.service;

import io.passeur.tls.TlsFailures;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpResponseException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer to a probe, for the log. */
final class ProbeFailures {

    private ProbeFailures() {}

    static String reason(@Nullable Throwable failure, HealthSettings settings) {
        if (failure instanceof TimeoutException) {
            return "no answer within " + settings.timeout().toMillis() + "ms";
        }
        if (failure instanceof HttpResponseException) {
            // Its message shows all that Jetty knows of the connection.
            return "its answer is not HTTP";
        }
        return failure == null ? "no answer" : TlsFailures.explain(failure);
    }
}
