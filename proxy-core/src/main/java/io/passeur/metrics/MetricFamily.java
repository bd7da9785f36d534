package io.passeur.metrics;

import java.util.List;
import java.util.Locale;

/**
 * All series of one name.
 *
 * @param parts write the series, each part those of one element
 */
record MetricFamily(String name, Type type, String help, List<Part> parts) {

    enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes the series of one element. */
    interface Part {

        void write(Series series);
    }

    /** Receives series. */
    interface Series {

        /** @param labels alternating names and values */
        void sample(List<String> labels, double value);

        /** @param labels alternating names and values */
        void histogram(List<String> labels, RequestCounters cell);
    }
}
