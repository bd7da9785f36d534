package io.passeur.metrics;

import io.passeur.metrics.MetricFamily.Type;
import io.passeur.spi.Meters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The meters of one element of a plugin, until the element is closed. Thread-safe. */
public final class ElementMeters implements Meters, AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final String prefix;
    private final List<String> element;
    private final DurationBuckets buckets;
    private final Consumer<ElementMeters> closed;
    private final Map<String, PluginMeter> meters = new LinkedHashMap<>();

    ElementMeters(String prefix, List<String> element, DurationBuckets buckets, Consumer<ElementMeters> closed) {
        this.prefix = prefix;
        this.element = element;
        this.buckets = buckets;
        this.closed = closed;
    }

    @Override
    public Counter counter(String name, String help, String... labels) {
        return meter(name, "_total", Type.COUNTER, help, List.of(labels));
    }

    @Override
    public Gauge gauge(String name, String help, String... labels) {
        return meter(name, "", Type.GAUGE, help, List.of(labels));
    }

    @Override
    public Timer timer(String name, String help, String... labels) {
        return meter(name, "_seconds", Type.HISTOGRAM, help, List.of(labels));
    }

    private synchronized PluginMeter meter(String name, String suffix, Type type, String help, List<String> labels) {
        check(name);
        labels.forEach(ElementMeters::check);
        PluginMeter meter = meters.computeIfAbsent(
                name, unknown -> new PluginMeter(prefix + name + suffix, type, help, element, labels, buckets));
        if (!meter.is(type, labels)) {
            throw new IllegalArgumentException("name: " + name + " (expected: one that no other meter has)");
        }
        return meter;
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: " + name + " (expected: lower case words with underscores)");
        }
    }

    synchronized List<PluginMeter> all() {
        return List.copyOf(meters.values());
    }

    @Override
    public void close() {
        closed.accept(this);
    }
}
