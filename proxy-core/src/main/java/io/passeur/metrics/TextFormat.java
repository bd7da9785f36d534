package io.passeur.metrics;

import java.util.List;

/**
 * Writes families as text, in Prometheus' format or in OpenMetrics. They differ only in the names of counter families
 * and in the bounds' numbers.
 */
final class TextFormat {

    private static final String TOTAL = "_total";

    private final boolean openMetrics;
    private final String[] bounds;
    private final int[] below;

    /**
     * @param buckets the bounds to show
     * @param counted the bounds used for counting
     */
    TextFormat(boolean openMetrics, List<Double> buckets, DurationBuckets counted) {
        this.openMetrics = openMetrics;
        below = counted.below(buckets);
        bounds = buckets.stream()
                .map(bound -> MetricNumbers.bound(bound, openMetrics))
                .toArray(String[]::new);
    }

    String head(MetricFamily family) {
        boolean shorter = openMetrics && family.type() == MetricFamily.Type.COUNTER;
        String name = shorter ? family.name().substring(0, family.name().length() - TOTAL.length()) : family.name();
        return "# HELP " + name + " " + family.help() + "\n# TYPE " + name + " "
                + family.type().text() + "\n";
    }

    /** Receives the series of a family. */
    MetricFamily.Series series(String name, StringBuilder text) {
        return new MetricFamily.Series() {

            @Override
            public void sample(List<String> labels, double value) {
                line(text, name, Labels.of(labels), MetricNumbers.of(value));
            }

            @Override
            public void histogram(List<String> pairs, RequestCounters cell) {
                String labels = Labels.of(pairs);
                long[] cumulated = cell.cumulated();
                String before = labels.isEmpty() ? "" : labels + ",";
                String bucket = name + "_bucket";
                for (int i = 0; i < bounds.length; i++) {
                    line(text, bucket, before + "le=\"" + bounds[i] + '"', Long.toString(cumulated[below[i] - 1]));
                }
                String count = Long.toString(cumulated[cumulated.length - 1]);
                line(text, bucket, before + "le=\"+Inf\"", count);
                line(text, name + "_sum", labels, Double.toString(cell.seconds()));
                line(text, name + "_count", labels, count);
            }
        };
    }

    private static void line(StringBuilder text, String name, String labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }
}
