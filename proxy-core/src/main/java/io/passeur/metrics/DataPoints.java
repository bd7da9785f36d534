package io.passeur.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import java.util.ArrayList;
import java.util.List;

/** Collects the series of one family as OpenTelemetry's points. */
final class DataPoints implements MetricFamily.Series {

    private final Span span;
    private final Boundaries boundaries;
    private final List<DoublePointData> numbers = new ArrayList<>();
    private final List<HistogramPointData> histograms = new ArrayList<>();

    /** The counting period, in nanoseconds since 1970. */
    record Span(long from, long to) {}

    /**
     * The bounds that a collector gets.
     *
     * @param below for each bound, how many of the counted buckets lie below it
     */
    record Boundaries(List<Double> bounds, int[] below) {

        static Boundaries of(List<Double> bounds, DurationBuckets counted) {
            return new Boundaries(bounds, counted.below(bounds));
        }
    }

    DataPoints(Span span, Boundaries boundaries) {
        this.span = span;
        this.boundaries = boundaries;
    }

    @Override
    public void sample(List<String> labels, double value) {
        numbers.add(DoublePointData.create(span.from(), span.to(), attributes(labels), value, List.of()));
    }

    @Override
    public void histogram(List<String> labels, RequestCounters cell) {
        histogram(attributes(labels), cell);
    }

    void histogram(Attributes attributes, RequestCounters cell) {
        long[] cumulated = cell.cumulated();
        List<Long> counts = new ArrayList<>(boundaries.below().length + 1);
        long before = 0;
        for (int below : boundaries.below()) {
            counts.add(cumulated[below - 1] - before);
            before = cumulated[below - 1];
        }
        counts.add(cumulated[cumulated.length - 1] - before);
        histograms.add(HistogramPointData.create(
                span.from(), span.to(), attributes, cell.seconds(), false, 0, false, 0, boundaries.bounds(), counts));
    }

    private static Attributes attributes(List<String> labels) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < labels.size(); i += 2) {
            attributes.put(labels.get(i), labels.get(i + 1));
        }
        return attributes.build();
    }

    boolean isEmpty() {
        return numbers.isEmpty() && histograms.isEmpty();
    }

    Data<?> data(MetricDataType type) {
        return switch (type) {
            case HISTOGRAM -> HistogramData.create(AggregationTemporality.CUMULATIVE, histograms);
            case DOUBLE_SUM -> SumData.createDoubleSumData(true, AggregationTemporality.CUMULATIVE, numbers);
            default -> GaugeData.createDoubleGaugeData(numbers);
        };
    }
}
