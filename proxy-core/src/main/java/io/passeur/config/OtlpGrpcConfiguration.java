package io.passeur.config;

import io.passeur.spi.Default;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code otlp.grpc}: telemetry is sent to a collector over gRPC.
 *
 * @param endpoint its host and port
 * @param insecure without TLS
 * @param headers sent with each call, for example a token
 * @param tls null for the authorities of the system and no client certificate
 */
public record OtlpGrpcConfiguration(
        @Default("localhost:4317") String endpoint,
        boolean insecure,
        Map<String, String> headers,
        @Nullable ClientTlsConfiguration tls) {

    public OtlpGrpcConfiguration {
        headers = Map.copyOf(headers);
    }
}
