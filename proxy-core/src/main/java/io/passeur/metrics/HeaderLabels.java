package io.passeur.metrics;

import io.passeur.config.PrometheusConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Request headers whose values become labels.
 *
 * @param labels their names
 * @param headers in the same order
 */
record HeaderLabels(List<String> labels, List<String> headers) {

    static final HeaderLabels NONE = new HeaderLabels(List.of(), List.of());

    private static final int LONGEST_VALUE = 256;

    static HeaderLabels of(@Nullable PrometheusConfiguration prometheus) {
        TreeMap<String, String> sorted = new TreeMap<>();
        if (prometheus != null) {
            sorted.putAll(prometheus.headerLabels());
        }
        return new HeaderLabels(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    /** Empty for missing headers. */
    List<String> values(Request request) {
        if (labels.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(headers.size());
        for (String header : headers) {
            values.add(value(request, header));
        }
        return values;
    }

    private static String value(Request request, String header) {
        String value = HttpHeader.HOST.is(header)
                ? request.getHttpURI().getAuthority()
                : request.getHeaders().get(header);
        if (value == null) {
            return "";
        }
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }
}
