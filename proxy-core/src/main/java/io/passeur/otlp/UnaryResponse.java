package io.passeur.otlp;

import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The response of a collector. */
final class UnaryResponse implements GrpcResponse {

    private static final int FRAME_HEAD = 5;

    private final GrpcStatusCode code;
    private final @Nullable String description;
    private final byte[] message;

    private UnaryResponse(GrpcStatusCode code, @Nullable String description, byte[] message) {
        this.code = code;
        this.description = description;
        this.message = message;
    }

    /** @param body as received, with the head of its frame; null if there was none */
    static UnaryResponse of(Response response, byte @Nullable [] body) {
        String code = field(response, "grpc-status");
        if (code == null || !code.matches("\\d{1,2}")) {
            return foreign(response.getStatus());
        }
        byte[] message = body == null || body.length < FRAME_HEAD
                ? new byte[0]
                : Arrays.copyOfRange(body, FRAME_HEAD, body.length);
        return new UnaryResponse(
                GrpcStatusCode.fromValue(Integer.parseInt(code)), decoded(field(response, "grpc-message")), message);
    }

    /** From a load balancer in front of the collector, or from something that is not a collector. */
    private static UnaryResponse foreign(int status) {
        GrpcStatusCode code = switch (status) {
            case HttpStatus.TOO_MANY_REQUESTS_429,
                    HttpStatus.BAD_GATEWAY_502,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    HttpStatus.GATEWAY_TIMEOUT_504 -> GrpcStatusCode.UNAVAILABLE;
            default -> GrpcStatusCode.UNKNOWN;
        };
        return new UnaryResponse(
                code, "status " + status + " without a grpc-status; does the endpoint speak gRPC?", new byte[0]);
    }

    private static @Nullable String field(Response response, String name) {
        HttpFields trailers = response.getTrailers();
        String value = trailers == null ? null : trailers.get(name);
        return value == null ? response.getHeaders().get(name) : value;
    }

    private static @Nullable String decoded(@Nullable String message) {
        try {
            return message == null ? null : URLDecoder.decode(message.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return message;
        }
    }

    @Override
    public GrpcStatusCode getStatusCode() {
        return code;
    }

    @Override
    public @Nullable String getStatusDescription() {
        return description;
    }

    @Override
    public byte[] getResponseMessage() {
        return message.clone();
    }
}
