package io.passeur.testing;

import io.passeur.spi.Meters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the value of every meter by its name and label values: {@code hits[a]}. */
public final class RecordingMeters implements Meters {

    private static final double MILLIS = 1000;

    private final Map<String, Double> values = new ConcurrentHashMap<>();

    @Override
    public Counter counter(String name, String help, String... labels) {
        return (amount, of) -> values.merge(key(name, of), amount, Double::sum);
    }

    @Override
    public Gauge gauge(String name, String help, String... labels) {
        return (value, of) -> values.put(key(name, of), value);
    }

    /** Keeps the sum of the durations in seconds. */
    @Override
    public Timer timer(String name, String help, String... labels) {
        return (duration, of) -> values.merge(key(name, of), duration.toMillis() / MILLIS, Double::sum);
    }

    private static String key(String name, String... of) {
        return name + List.of(of);
    }

    public Map<String, Double> values() {
        return Map.copyOf(values);
    }
}
