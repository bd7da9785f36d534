package io.passeur.metrics;

import io.passeur.config.MetricsConfiguration;
import io.passeur.config.OtlpMetricsConfiguration;
import io.passeur.config.PrometheusConfiguration;
import org.jspecify.annotations.Nullable;

/** For what there are metrics. */
record Levels(boolean entryPoints, boolean routers, boolean services) {

    private static final Levels NONE = new Levels(false, false, false);

    static Levels of(@Nullable PrometheusConfiguration prometheus) {
        return prometheus == null
                ? NONE
                : new Levels(
                        prometheus.addEntryPointsLabels(),
                        prometheus.addRoutersLabels(),
                        prometheus.addServicesLabels());
    }

    static Levels of(@Nullable OtlpMetricsConfiguration otlp) {
        return otlp == null
                ? NONE
                : new Levels(otlp.addEntryPointsLabels(), otlp.addRoutersLabels(), otlp.addServicesLabels());
    }

    /** What somebody wants to know. */
    static Levels of(MetricsConfiguration metrics) {
        Levels one = of(metrics.prometheus());
        Levels other = of(metrics.otlp());
        return new Levels(
                one.entryPoints || other.entryPoints, one.routers || other.routers, one.services || other.services);
    }
}
