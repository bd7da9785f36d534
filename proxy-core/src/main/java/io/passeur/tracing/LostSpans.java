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

/** Says when spans are thrown away because those that wait are too many; the library counts them and says nothing. */
final class LostSpans implements MetricReader {

    private static final Logger LOG = LoggerFactory.getLogger(LostSpans.class);
    private static final String COUNTER = "processedSpans";
    private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");
    private static final int RARER = 10;

    private volatile CollectionRegistration registration = CollectionRegistration.noop();
    private long nextWord = 1;

    /** Where the library counts. */
    MeterProvider counters() {
        return SdkMeterProvider.builder().registerMetricReader(this).build();
    }

    /** To be called now and then by the thread that exports. Speaks for the first loss, and whenever all are ten times as many. */
    void look() {
        long lost = count();
        if (lost >= nextWord) {
            nextWord = lost * RARER;
            LOG.warn(
                    "tracing: {} spans are lost, since they come faster than the collector takes them; lower"
                            + " tracing.sampleRate, or let more of them wait by OTEL_BSP_MAX_QUEUE_SIZE",
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
