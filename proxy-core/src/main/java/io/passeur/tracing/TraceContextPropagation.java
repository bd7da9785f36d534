package io.passeur.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * How traces continue from client to server: the headers that carry them, read and written.
 *
 * @param stale headers from the client that are invalid from here on, even if no new value is written
 */
record TraceContextPropagation(TextMapPropagator propagator, List<String> stale) {

    private static final String BAGGAGE = "baggage";
    /** The library does not write it, and the client's value would name a wrong parent. */
    private static final String B3_PARENT = "X-B3-ParentSpanId";

    TraceContextPropagation(TextMapPropagator propagator) {
        this(propagator, stale(propagator.fields()));
    }

    /** Baggage that cannot be read stays unchanged: it may belong to somebody else. */
    private static List<String> stale(Collection<String> written) {
        List<String> stale = new ArrayList<>(written);
        stale.remove(BAGGAGE);
        if (stale.contains("X-B3-SpanId")) {
            stale.add(B3_PARENT);
        }
        return List.copyOf(stale);
    }

    /** The client's headers. */
    Context extract(HttpFields fields) {
        return propagator.extract(Context.root(), fields, Reading.INSTANCE);
    }

    /** The headers for the server. */
    HttpFields inject(Context context, HttpFields fields) {
        HttpFields.Mutable told = HttpFields.build(fields);
        for (int i = 0; i < stale.size(); i++) {
            told.remove(stale.get(i));
        }
        propagator.inject(context, told, Writing.INSTANCE);
        return told;
    }

    private enum Writing implements TextMapSetter<HttpFields.Mutable> {
        INSTANCE;

        @Override
        public void set(HttpFields.@Nullable Mutable fields, String name, String value) {
            if (fields != null) {
                fields.put(name, value);
            }
        }
    }

    private enum Reading implements TextMapGetter<HttpFields> {
        INSTANCE;

        @Override
        public Iterable<String> keys(HttpFields fields) {
            return fields.getFieldNamesCollection();
        }

        @Override
        public @Nullable String get(@Nullable HttpFields fields, String name) {
            return fields == null ? null : fields.get(name);
        }

        @Override
        public Iterator<String> getAll(@Nullable HttpFields fields, String name) {
            return fields == null
                    ? List.<String>of().iterator()
                    : fields.getValuesList(name).iterator();
        }
    }
}
