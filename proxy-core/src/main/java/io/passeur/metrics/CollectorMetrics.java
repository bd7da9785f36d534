package io.passeur.metrics;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import io.passeur.config.OtlpMetricsConfiguration;
import io.passeur.metrics.DataPoints.Boundaries;
import io.passeur.metrics.DataPoints.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Provides a collector with the same families as Prometheus, and those of OpenTelemetry's conventions. All are read
 * from the same counters, so nothing is counted twice.
 */
final class CollectorMetrics implements MetricProducer {

    private final MetricsRegistry counts;
    private final ProxyGauges gauges;
    private final MetricLevels levels;
    private final Boundaries boundaries;
    private final Clock clock;
    private final long began;

    CollectorMetrics(MetricsRegistry counts, ProxyGauges gauges, OtlpMetricsConfiguration configuration, Clock clock) {
        this.counts = counts;
        this.gauges = gauges;
        levels = MetricLevels.of(configuration);
        boundaries = Boundaries.of(configuration.explicitBoundaries(), counts.bounds());
        this.clock = clock;
        began = now();
    }

    private long now() {
        Instant instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public Collection<MetricData> produce(Resource resource) {
        Span span = new Span(began, now());
        List<MetricData> metrics = new ArrayList<>();
        MetricFamilies families =
                MetricFamilies.of(counts, gauges, levels, HeaderLabels.NONE, MetricsConsumer.COLLECTOR);
        for (MetricFamily family : families.sorted()) {
            DataPoints points = new DataPoints(span, boundaries);
            family.parts().forEach(part -> part.write(points));
            if (!points.isEmpty()) {
                metrics.add(metric(resource, family, points));
            }
        }
        families.seen().run();
        metrics.addAll(new SemanticMetrics(counts, boundaries).produce(resource, span));
        return metrics;
    }

    private static MetricData metric(Resource resource, MetricFamily family, DataPoints points) {
        MetricDataType type = switch (family.type()) {
            case COUNTER -> MetricDataType.DOUBLE_SUM;
            case GAUGE -> MetricDataType.DOUBLE_GAUGE;
            case HISTOGRAM -> MetricDataType.HISTOGRAM;
        };
        String unit = family.type() == MetricFamily.Type.HISTOGRAM ? "s" : "1";
        return new CollectorMetric(resource, family.name(), family.help(), unit, type, points.data(type));
    }
}
