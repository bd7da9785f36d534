package io.passeur.metrics;

import io.passeur.config.MetricsConfiguration;
import io.passeur.config.OtlpMetricsConfiguration;
import io.passeur.config.PrometheusConfiguration;
import org.jspecify.annotations.Nullable;

/** The levels that have metrics. */
record MetricLevels(boolean entryPoints, boolean routers, boolean services) {

    private static final MetricLevels NONE = new MetricLevels(false, false, false);

    static MetricLevels of(@Nullable PrometheusConfiguration prometheus) {
        return prometheus == null
                ? NONE
                : new MetricLevels(
                        prometheus.addEntryPointsLabels(),
                        prometheus.addRoutersLabels(),
                        prometheus.addServicesLabels());
    }

    static MetricLevels of(@Nullable OtlpMetricsConfiguration otlp) {
        return otlp == null
                ? NONE
                : new MetricLevels(otlp.addEntryPointsLabels(), otlp.addRoutersLabels(), otlp.addServicesLabels());
    }

    /** The levels that a reader wants. */
    static MetricLevels of(MetricsConfiguration metrics) {
        MetricLevels one = of(metrics.prometheus());
        MetricLevels other = of(metrics.otlp());
        return new MetricLevels(
                one.entryPoints || other.entryPoints, one.routers || other.routers, one.services || other.services);
    }
}
