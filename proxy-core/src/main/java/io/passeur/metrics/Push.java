package io.passeur.metrics;

import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends metrics to a collector at intervals, and a last time on close. */
final class Push implements MetricsPush {

    private static final long LONGEST_END_SECONDS = 5;

    /** Collectors reject messages of more than 4 MiB unless configured otherwise. */
    private static final int MOST_POINTS_AT_ONCE = 5000;

    private final MetricProducer producer;
    private final MetricExporter exporter;
    private final Duration interval;
    private final Resource resource;
    private @Nullable SdkMeterProvider running;

    Push(MetricProducer producer, MetricExporter exporter, Duration interval, Resource resource) {
        this.producer = producer;
        this.exporter = exporter;
        this.interval = interval;
        this.resource = resource;
    }

    @Override
    public synchronized void start() {
        running = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricProducer(producer)
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(interval)
                        .setMaxExportBatchSize(MOST_POINTS_AT_ONCE)
                        .build())
                .build();
    }

    @Override
    public synchronized void close() {
        if (running == null) {
            exporter.shutdown();
        } else {
            running.shutdown().join(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        }
    }
}
