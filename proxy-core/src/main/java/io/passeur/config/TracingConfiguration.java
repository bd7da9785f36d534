package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tracing}: if it is there, requests are traced.
 *
 * @param resourceAttributes what traces say of this proxy as a whole
 * @param globalAttributes their name of old
 * @param sampleRate the share of traces begun here that are recorded, 0 to 1
 * @param capturedRequestHeaders names of header fields that spans show
 * @param capturedResponseHeaders the same of answers
 * @param safeQueryParams names of parameters whose values spans show
 * @param addInternals whether requests are traced that the proxy answers itself
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

    /** Where traces go; over gRPC if both are written. */
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
