package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import org.jspecify.annotations.Nullable;

/**
 * {@code metrics}: what is counted, and where it is published.
 *
 * @param addInternals whether requests to the proxy itself count
 */
public record MetricsConfiguration(
        boolean addInternals,
        @AllowEmpty @Nullable PrometheusConfiguration prometheus,
        @AllowEmpty @Nullable OtlpMetricsConfiguration otlp) {

    /** Whether metrics are published anywhere. */
    public boolean isOn() {
        return prometheus != null || otlp != null;
    }
}
