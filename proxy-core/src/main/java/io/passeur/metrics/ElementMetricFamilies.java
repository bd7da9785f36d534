package io.passeur.metrics;

import io.passeur.metrics.MetricFamily.Part;
import io.passeur.metrics.MetricFamily.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The families of all elements of one kind. */
final class ElementMetricFamilies<K> {

    private final String prefix;
    private final Texts texts;
    private final List<Map.Entry<K, ElementCounters>> elements;
    private final Function<K, List<String>> labels;
    private final HeaderLabels headers;

    /** The help texts of the families, in Traefik's words. */
    record Texts(String requests, String tls, String durations, String requestBytes, String responseBytes) {}

    /**
     * @param prefix of the names: {@code traefik_router}
     * @param labels alternating names and values for an element's name
     */
    ElementMetricFamilies(
            String prefix,
            Texts texts,
            List<Map.Entry<K, ElementCounters>> elements,
            Function<K, List<String>> labels,
            HeaderLabels headers) {
        this.prefix = prefix;
        this.texts = texts;
        this.elements = elements;
        this.labels = labels;
        this.headers = headers;
    }

    List<MetricFamily> all() {
        return List.of(
                family("_request_duration_seconds", Type.HISTOGRAM, texts.durations(), this::durations),
                family("_requests_bytes_total", Type.COUNTER, texts.requestBytes(), this::requestBytes),
                family("_requests_tls_total", Type.COUNTER, texts.tls(), this::tls),
                family("_requests_total", Type.COUNTER, texts.requests(), this::requests),
                family("_responses_bytes_total", Type.COUNTER, texts.responseBytes(), this::responseBytes));
    }

    private interface Writer<K> {

        void write(K name, ElementCounters element, MetricFamily.Series series);
    }

    private MetricFamily family(String suffix, Type type, String help, Writer<K> writer) {
        List<Part> parts = new ArrayList<>(elements.size());
        elements.forEach(entry -> parts.add(series -> writer.write(entry.getKey(), entry.getValue(), series)));
        return new MetricFamily(prefix + suffix, type, help, parts);
    }

    private void durations(K name, ElementCounters element, MetricFamily.Series series) {
        element.cells().visit((kind, cell) -> series.histogram(pairs(name, kind), cell));
    }

    private void requestBytes(K name, ElementCounters element, MetricFamily.Series series) {
        element.cells().visit((kind, cell) -> series.sample(pairs(name, kind), cell.requestBytes()));
    }

    private void responseBytes(K name, ElementCounters element, MetricFamily.Series series) {
        element.cells().visit((kind, cell) -> series.sample(pairs(name, kind), cell.responseBytes()));
    }

    private void requests(K name, ElementCounters element, MetricFamily.Series series) {
        if (headers.isEmpty()) {
            element.cells().visit((kind, cell) -> series.sample(pairs(name, kind), cell.count()));
        } else {
            element.byHeader().visit((key, count) -> series.sample(pairs(name, key), count));
        }
    }

    private void tls(K name, ElementCounters element, MetricFamily.Series series) {
        for (TlsCounts.Entry entry : element.tls()) {
            List<String> pairs = new ArrayList<>(labels.apply(name));
            pairs.addAll(List.of("tls_version", entry.version(), "tls_cipher", entry.cipher()));
            series.sample(pairs, entry.count().sum());
        }
    }

    private List<String> pairs(K name, HeaderCounts.Key key) {
        List<String> pairs = pairs(name, key.kind());
        for (int i = 0; i < key.values().size(); i++) {
            pairs.add(headers.labels().get(i));
            pairs.add(key.values().get(i));
        }
        return pairs;
    }

    private List<String> pairs(K name, int kind) {
        List<String> pairs = new ArrayList<>(labels.apply(name));
        pairs.addAll(List.of(
                "code", Integer.toString(RequestClass.code(kind)),
                "method", RequestClass.method(kind).name(),
                "protocol", RequestClass.protocol(kind).label()));
        return pairs;
    }
}
