package io.passeur.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;

/** Headers that spans show, each with its attribute. */
record CapturedHeaders(List<Captured> fields) {

    private record Captured(String name, AttributeKey<List<String>> key) {}

    /** @param prefix the prefix of the attribute names */
    static CapturedHeaders of(String prefix, List<String> names) {
        return new CapturedHeaders(names.stream()
                .map(name -> new Captured(name, AttributeKey.stringArrayKey(prefix + name.toLowerCase(Locale.ROOT))))
                .toList());
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    void capture(HttpFields from, Span to) {
        for (Captured field : fields) {
            List<String> values = from.getValuesList(field.name());
            if (!values.isEmpty()) {
                to.setAttribute(field.key(), values);
            }
        }
    }
}
