package io.passeur.config;

import io.passeur.spi.Default;
import java.util.List;
import java.util.Map;

/**
 * {@code metrics.prometheus}: if present, metrics can be scraped.
 *
 * @param buckets upper bounds of the duration buckets, in seconds
 * @param addRoutersLabels whether there are metrics for each router
 * @param entryPoint serves {@code /metrics}
 * @param manualRouting only users' routers lead to {@code prometheus@internal}
 * @param headerLabels request headers whose values become labels, by the names of the labels
 */
public record PrometheusConfiguration(
        @Default("0.1,0.3,1.2,5") List<Double> buckets,
        @Default("true") boolean addEntryPointsLabels,
        boolean addRoutersLabels,
        @Default("true") boolean addServicesLabels,
        @Default(StaticConfiguration.INTERNAL_ENTRY_POINT) String entryPoint,
        boolean manualRouting,
        Map<String, String> headerLabels) {

    public PrometheusConfiguration {
        buckets = List.copyOf(buckets);
        headerLabels = Map.copyOf(headerLabels);
    }
}
