package io.passeur.http.service;

import io.passeur.balance.HealthOutcome;
import io.passeur.balance.HealthOutcome.Healthy;
import io.passeur.balance.HealthOutcome.Unhealthy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.jspecify.annotations.Nullable;

/** Judges the response to one probe by its status. The body is read and dropped, up to a limit. */
final class HttpProbeListener implements Response.Listener {

    private static final int MOST_BYTES = 64 * 1024;

    private final HealthSettings settings;
    private final Consumer<HealthOutcome> outcome;
    private volatile @Nullable HealthOutcome decided;
    private int bytes;

    HttpProbeListener(HealthSettings settings, Consumer<HealthOutcome> outcome) {
        this.settings = settings;
        this.outcome = outcome;
    }

    @Override
    public void onHeaders(Response response) {
        int status = response.getStatus();
        decided = settings.accepts(status)
                ? new Healthy()
                : new Unhealthy("status " + status + ", expected " + settings.expectation());
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        bytes += content.remaining();
        if (bytes > MOST_BYTES) {
            response.abort(new IOException("the response to a health check is longer than " + MOST_BYTES + " bytes"));
        }
    }

    @Override
    public void onComplete(Result result) {
        HealthOutcome known = decided;
        outcome.accept(known != null ? known : new Unhealthy(ProbeFailures.reason(result.getFailure(), settings)));
    }
}
