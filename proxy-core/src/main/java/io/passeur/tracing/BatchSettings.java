package io.passeur.tracing;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.passeur.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;

/**
 * How spans wait for their export, according to OpenTelemetry's variables.
 *
 * @param delay between two exports
 * @param timeout of one export
 * @param queue how many spans may wait; further ones are lost
 * @param size how many spans are exported together at most
 */
record BatchSettings(Duration delay, Duration timeout, int queue, int size) {

    private static final String PREFIX = "OTEL_BSP_";

    /** @throws ConfigurationException if one of the variables is not a number */
    static BatchSettings of(Map<String, String> environment) {
        int queue = number(environment, "MAX_QUEUE_SIZE", 2048);
        return new BatchSettings(
                Duration.ofMillis(number(environment, "SCHEDULE_DELAY", 5_000)),
                Duration.ofMillis(number(environment, "EXPORT_TIMEOUT", 30_000)),
                queue,
                Math.min(number(environment, "MAX_EXPORT_BATCH_SIZE", 512), queue));
    }

    private static int number(Map<String, String> environment, String name, int usual) {
        String value = environment.getOrDefault(PREFIX + name, "").strip();
        if (value.isEmpty()) {
            return usual;
        }
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw new ConfigurationException(PREFIX + name + ": \"" + value + "\" is not a number above 0");
        }
        return Integer.parseInt(value);
    }

    SpanProcessor to(SpanExporter exporter) {
        LostSpans lost = new LostSpans();
        return BatchSpanProcessor.builder(new CountedExporter(exporter, lost))
                .setMeterProvider(lost.counters())
                .setScheduleDelay(delay)
                .setExporterTimeout(timeout)
                .setMaxQueueSize(queue)
                .setMaxExportBatchSize(size)
                .build();
    }
}
