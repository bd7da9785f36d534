package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tracing}: if present, requests are traced.
 *
 * @param resourceAttributes attributes of this proxy as a whole
 * @param globalAttributes their old name
 * @param sampleRate the share of traces begun here that are recorded, 0 to 1
 * @param capturedRequestHeaders request headers that spans show
 * @param capturedResponseHeaders response headers that spans show
 * @param safeQueryParams query parameters whose values spans show
 * @param addInternals whether requests are traced that the proxy itself serves
 */
public record TracingConfiguration(
        @Default("traefik") String serviceName,
        Map<String, String> resourceAttributes,
        Map<String, String> globalAttributes,
        @Default("1.0") double sampleRate,
        List<String> capturedRequestHeaders,
        List<String> capturedResponseHeaders,
        List<String> safeQueryParams,
        boolean addInternals,
        @AllowEmpty Otlp otlp) {

    /** Where traces are sent; over gRPC if both are configured. */
    public record Otlp(
            @AllowEmpty OtlpHttpConfiguration http,
            @AllowEmpty @Nullable OtlpGrpcConfiguration grpc) {}

    /** Under either name; the new one wins. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>(globalAttributes);
        attributes.putAll(resourceAttributes);
        return attributes;
    }
}
