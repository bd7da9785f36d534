package io.passeur.config;

import io.passeur.toolkit.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Checks {@code metrics}. */
final class MetricsValidation {

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Set<String> TAKEN =
            Set.of("code", "method", "protocol", "entrypoint", "router", "service", "url", "le");

    private final BiConsumer<String, String> error;
    private final BiConsumer<String, String> warning;

    /** Both take a path and a message. */
    MetricsValidation(BiConsumer<String, String> error, BiConsumer<String, String> warning) {
        this.error = error;
        this.warning = warning;
    }

    void check(MetricsConfiguration metrics, Set<String> entryPoints) {
        if (metrics.prometheus() != null) {
            checkPrometheus(metrics.prometheus(), entryPoints);
        }
        if (metrics.otlp() != null) {
            checkBounds("metrics.otlp.explicitBoundaries", metrics.otlp().explicitBoundaries());
            if (metrics.otlp().pushInterval().isZero()
                    || metrics.otlp().pushInterval().isNegative()) {
                error.accept(
                        "metrics.otlp.pushInterval",
                        metrics.otlp().pushInterval().toMillis()
                                + "ms is not an interval (expected: more than 0, such as 10s)");
            }
        }
    }

    private void checkPrometheus(PrometheusConfiguration prometheus, Set<String> entryPoints) {
        checkBounds("metrics.prometheus.buckets", prometheus.buckets());
        checkLabels(prometheus.headerLabels());
        String entryPoint = prometheus.entryPoint();
        if (!prometheus.manualRouting() && !entryPoints.contains(entryPoint)) {
            warning.accept(
                    "metrics.prometheus.entryPoint",
                    "\"" + entryPoint + "\" is not an entry point, so /metrics is not served"
                            + Suggestions.hint(entryPoint, entryPoints));
        }
    }

    private void checkBounds(String path, List<Double> bounds) {
        double last = 0;
        for (double bound : bounds) {
            if (!(bound > last) || Double.isInfinite(bound)) {
                error.accept(path, bounds + " are not upper bounds (expected: positive numbers in ascending order)");
                return;
            }
            last = bound;
        }
    }

    private void checkLabels(Map<String, String> labels) {
        labels.forEach((label, header) -> {
            String path = "metrics.prometheus.headerLabels." + label;
            if (!LABEL.matcher(label).matches()) {
                error.accept(path, "is not the name of a label (expected: letters, digits and _)");
            } else if (TAKEN.contains(label)) {
                error.accept(path, "is a label already; choose another name");
            } else if (header.isBlank()) {
                error.accept(path, "does not name a header");
            }
        });
    }
}
