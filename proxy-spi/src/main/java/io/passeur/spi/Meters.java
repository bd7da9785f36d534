package io.passeur.spi;

import java.time.Duration;

/**
 * Numbers of a plugin that operators see beside those of the proxy, wherever its metrics go (Prometheus, OTLP). All names begin
 * with a prefix that the proxy chooses, {@code passeur_<type>_}, and every series has the label of its element, such as {@code
 * middleware="limit@file"}. Meters are asked for once, when the element is made; asking again for one of the same name gives
 * the same meter. They are cheap enough for the data path, thread-safe, and never block. They vanish with the element.
 *
 * <p>Label values must come from a small set: never client addresses, paths, or whatever else strangers choose. After {@value
 * #MAX_SERIES} combinations of values, further ones count as {@code other}.
 */
public interface Meters {

    /** How many combinations of label values one meter has at most. */
    int MAX_SERIES = 100;

    /**
     * A number that only grows.
     *
     * @param name lower case words with underscores; {@code _total} is appended
     * @param help one sentence
     * @param labels their names; the values are given with each number, in the same order
     * @throws IllegalArgumentException if a name cannot be one, or the name is in use for another kind of meter
     */
    Counter counter(String name, String help, String... labels);

    /** A number that goes up and down; the rest as with {@link #counter}. */
    Gauge gauge(String name, String help, String... labels);

    /** How many events took how long; {@code _seconds} is appended to the name, the rest as with {@link #counter}. */
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

    /** See {@link #timer}. Its buckets are those of the proxy's own durations. */
    interface Timer {

        /** @param values those of the labels, in their order */
        void record(Duration duration, String... values);
    }
}
