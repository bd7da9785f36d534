package io.passeur.http.service;

import io.passeur.balance.HealthOutcome;
import io.passeur.balance.HealthOutcome.Healthy;
import io.passeur.balance.HealthOutcome.Unhealthy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** Judges the response to {@code grpc.health.v1.Health/Check}. */
final class GrpcProbeListener implements Response.Listener {

    private static final int MOST_BYTES = 4 * 1024;
    private static final String STATUS = "grpc-status";
    private static final String OK = "0";
    private static final String UNIMPLEMENTED = "12";

    private final HealthSettings settings;
    private final Consumer<HealthOutcome> outcome;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    GrpcProbeListener(HealthSettings settings, Consumer<HealthOutcome> outcome) {
        this.settings = settings;
        this.outcome = outcome;
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        if (message.size() + content.remaining() > MOST_BYTES) {
            response.abort(new IOException("the response to a health check is longer than " + MOST_BYTES + " bytes"));
        } else {
            message.writeBytes(BufferUtil.toArray(content));
        }
    }

    @Override
    public void onComplete(Result result) {
        outcome.accept(
                result.isFailed() ? new Unhealthy(ProbeFailures.reason(result.getFailure(), settings)) : judge(result));
    }

    private HealthOutcome judge(Result result) {
        Response response = result.getResponse();
        if (response.getStatus() != HttpStatus.OK_200) {
            return new Unhealthy("status " + response.getStatus() + ", expected 200, which gRPC prescribes");
        }
        String code = code(response);
        if (code == null) {
            return new Unhealthy("the response has no grpc-status; does the server speak gRPC?");
        }
        if (!code.equals(OK)) {
            String hint = code.equals(UNIMPLEMENTED) ? ": the server does not implement the health protocol" : "";
            return new Unhealthy("gRPC status code " + code + hint);
        }
        GrpcHealthStatus health = GrpcHealthStatus.of(message.toByteArray());
        return health == GrpcHealthStatus.SERVING ? new Healthy() : new Unhealthy("the server reports " + health);
    }

    private static @Nullable String code(Response response) {
        HttpFields trailers = response.getTrailers();
        String code = trailers == null ? null : trailers.get(STATUS);
        return code == null ? response.getHeaders().get(STATUS) : code;
    }
}
