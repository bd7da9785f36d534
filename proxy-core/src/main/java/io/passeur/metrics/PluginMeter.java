package io.passeur.metrics;

import io.passeur.metrics.MetricFamily.Type;
import io.passeur.spi.Meters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;

/** One meter of one element of a plugin. Thread-safe and lock-free. */
final class PluginMeter implements Meters.Counter, Meters.Gauge, Meters.Timer {

    private static final String OTHER = "other";

    private final String name;
    private final Type type;
    private final String help;
    private final List<String> element;
    private final List<String> labels;
    private final DurationBuckets buckets;
    private final Map<List<String>, Cell> cells = new ConcurrentHashMap<>();

    /** The value for one combination of label values. */
    private static final class Cell {

        final DoubleAdder sum = new DoubleAdder();
        final RequestCounters durations;
        volatile double level;

        Cell(int classes) {
            durations = new RequestCounters(classes);
        }
    }

    /** @param element name and value of the label that all series have */
    PluginMeter(
            String name, Type type, String help, List<String> element, List<String> labels, DurationBuckets buckets) {
        this.name = name;
        this.type = type;
        this.help = help;
        this.element = element;
        this.labels = labels;
        this.buckets = buckets;
    }

    String name() {
        return name;
    }

    boolean is(Type other, List<String> otherLabels) {
        return type == other && labels.equals(otherLabels);
    }

    @Override
    public void add(double amount, String... values) {
        if (!(amount > 0)) {
            throw new IllegalArgumentException("amount: " + amount + " (expected: > 0)");
        }
        cell(values).sum.add(amount);
    }

    @Override
    public void set(double value, String... values) {
        cell(values).level = value;
    }

    @Override
    public void record(Duration duration, String... values) {
        long nanos = Math.max(0, duration.toNanos());
        cell(values).durations.add(buckets.classOf(nanos), nanos, 0, 0);
    }

    private Cell cell(String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(
                    name + ": values " + Arrays.toString(values) + " (expected: one for each of " + labels + ")");
        }
        List<String> key = List.of(values);
        Cell known = cells.get(key);
        if (known != null) {
            return known;
        }
        List<String> bounded = cells.size() < Meters.MAX_SERIES ? key : Collections.nCopies(labels.size(), OTHER);
        return cells.computeIfAbsent(bounded, unknown -> new Cell(type == Type.HISTOGRAM ? buckets.classes() : 1));
    }

    MetricFamily family() {
        Supplier<List<Map.Entry<List<String>, Cell>>> all = () -> List.copyOf(cells.entrySet());
        return new MetricFamily(name, type, help, List.of(series -> all.get().forEach(entry -> write(entry, series))));
    }

    private void write(Map.Entry<List<String>, Cell> entry, MetricFamily.Series series) {
        List<String> pairs = new ArrayList<>(element);
        for (int i = 0; i < labels.size(); i++) {
            pairs.add(labels.get(i));
            pairs.add(entry.getKey().get(i));
        }
        Cell cell = entry.getValue();
        switch (type) {
            case COUNTER -> series.sample(pairs, cell.sum.sum());
            case GAUGE -> series.sample(pairs, cell.level);
            case HISTOGRAM -> series.histogram(pairs, cell.durations);
        }
    }
}
