package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code metrics.otlp}: if present, metrics are sent to a collector.
 *
 * @param http applies if there is no {@code grpc}
 * @param addRoutersLabels whether there are metrics for each router
 * @param explicitBoundaries upper bounds of the duration buckets, in seconds
 * @param pushInterval the time between exports
 * @param resourceAttributes further attributes of the proxy
 */
public record OtlpMetricsConfiguration(
        @AllowEmpty OtlpHttpConfiguration http,
        @AllowEmpty @Nullable OtlpGrpcConfiguration grpc,
        @Default("true") boolean addEntryPointsLabels,
        boolean addRoutersLabels,
        @Default("true") boolean addServicesLabels,

        @Default("0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10")
        List<Double> explicitBoundaries,

        @Default("10s") Duration pushInterval,
        @Default("traefik") String serviceName,
        Map<String, String> resourceAttributes) {

    public OtlpMetricsConfiguration {
        explicitBoundaries = List.copyOf(explicitBoundaries);
        resourceAttributes = Map.copyOf(resourceAttributes);
    }
}
