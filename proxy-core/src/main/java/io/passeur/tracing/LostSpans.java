package io.passeur.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports when spans are dropped because too many wait; the library counts them silently. */
final class LostSpans implements MetricReader {

    private static final Logger LOG = LoggerFactory.getLogger(LostSpans.class);
    private static final String COUNTER = "processedSpans";
    private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");
    private static final int RARER = 10;

    private volatile CollectionRegistration registration = CollectionRegistration.noop();
    private long nextWord = 1;

    /** The library's counter. */
    MeterProvider counters() {
        return SdkMeterProvider.builder().registerMetricReader(this).build();
    }

    /**
     * Called regularly by the exporting thread. Reports the first loss, and again whenever the total is ten times as
     * high.
     */
    void look() {
        long lost = count();
        if (lost >= nextWord) {
            nextWord = lost * RARER;
            LOG.warn(
                    "tracing: {} spans are lost, because they arrive faster than the collector accepts them; lower"
                            + " tracing.sampleRate or raise OTEL_BSP_MAX_QUEUE_SIZE",
                    lost);
        }
    }

    private long count() {
        long lost = 0;
        for (MetricData metric : registration.collectAllMetrics()) {
            if (metric.getName().equals(COUNTER)) {
                for (LongPointData point : metric.getLongSumData().getPoints()) {
                    lost += Boolean.TRUE.equals(point.getAttributes().get(DROPPED)) ? point.getValue() : 0;
                }
            }
        }
        return lost;
    }

    @Override
    public void register(CollectionRegistration registered) {
        registration = registered;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
