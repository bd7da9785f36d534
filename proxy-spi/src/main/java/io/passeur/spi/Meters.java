package io.passeur.spi;

import java.time.Duration;

/**
 * Metrics of a plugin, exported together with those of the proxy (Prometheus, OTLP). All names begin with a prefix that
 * the proxy chooses, {@code passeur_<type>_}, and every series has the label of its element, such as {@code
 * middleware="limit@file"}. Request meters once, when the element is created; a second request with the same name
 * returns the same meter. Meters are cheap enough for the data path, thread-safe, and never block. They are removed
 * with the element.
 *
 * <p>Label values must come from a small set: never client addresses, paths, or other values that clients choose. After
 * {@value #MAX_SERIES} combinations of values, further ones count as {@code other}.
 */
public interface Meters {

    /** The maximum number of combinations of label values per meter. */
    int MAX_SERIES = 100;

    /**
     * A counter, which only increases.
     *
     * @param name lower case words with underscores; {@code _total} is appended
     * @param help one sentence
     * @param labels the label names; each update passes the values in the same order
     * @throws IllegalArgumentException if a name is invalid, or is in use for another kind of meter
     */
    Counter counter(String name, String help, String... labels);

    /** A gauge, which increases and decreases. Parameters and errors are those of {@link #counter}. */
    Gauge gauge(String name, String help, String... labels);

    /**
     * A histogram of durations. {@code _seconds} is appended to the name; parameters and errors are those of {@link
     * #counter}.
     */
    Timer timer(String name, String help, String... labels);

    /** See {@link #counter}. */
    interface Counter {

        /**
         * Adds to the number.
         *
         * @param amount above 0
         * @param values those of the labels, in their order
         */
        void add(double amount, String... values);

        /** Adds 1. */
        default void increment(String... values) {
            add(1, values);
        }
    }

    /** See {@link #gauge}. */
    interface Gauge {

        /** @param values those of the labels, in their order */
        void set(double value, String... values);
    }

    /** See {@link #timer}. The buckets are those of the proxy's own durations. */
    interface Timer {

        /** @param values those of the labels, in their order */
        void record(Duration duration, String... values);
    }
}
