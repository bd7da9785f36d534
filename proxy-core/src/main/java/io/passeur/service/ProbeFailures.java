package io.passeur.service;

import io.passeur.tls.TlsFailures;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer to a probe, for the log. */
final class ProbeFailures {

    private ProbeFailures() {}

    static String reason(@Nullable Throwable failure, HealthSettings settings) {
        if (failure instanceof TimeoutException) {
            return "no answer within " + settings.timeout().toMillis() + "ms";
        }
        return failure == null ? "no answer" : TlsFailures.explain(failure);
    }
}
