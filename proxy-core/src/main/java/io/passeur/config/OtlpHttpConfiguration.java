package io.passeur.config;

import io.passeur.spi.Default;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code otlp.http}: telemetry is sent to a collector over HTTP.
 *
 * @param endpoint its URL; without a path, the signal's usual one is used, such as {@code /v1/metrics}
 * @param headers sent with each request, for example a token
 * @param tls null for the authorities of the system and no client certificate
 */
public record OtlpHttpConfiguration(
        @Default("https://localhost:4318") String endpoint,
        Map<String, String> headers,
        @Nullable ClientTlsConfiguration tls) {

    public OtlpHttpConfiguration {
        headers = Map.copyOf(headers);
    }
}
