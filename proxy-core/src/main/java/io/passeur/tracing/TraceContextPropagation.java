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
 * Reads trace contexts from the headers of clients and writes them to the headers for servers.
 *
 * @param stale headers from the client that are dropped even if no new value is written
 */
record TraceContextPropagation(TextMapPropagator propagator, List<String> stale) {

    private static final String BAGGAGE = "baggage";
    /** The library does not write it; the client's value would name the wrong parent. */
    private static final String B3_PARENT = "X-B3-ParentSpanId";

    TraceContextPropagation(TextMapPropagator propagator) {
        this(propagator, stale(propagator.fields()));
    }

    /** Unreadable baggage is passed on unchanged: it may be in another format. */
    private static List<String> stale(Collection<String> written) {
        List<String> stale = new ArrayList<>(written);
        stale.remove(BAGGAGE);
        if (stale.contains("X-B3-SpanId")) {
            stale.add(B3_PARENT);
        }
        return List.copyOf(stale);
    }

    /** The context in the client's headers. */
    Context extract(HttpFields fields) {
        return propagator.extract(Context.root(), fields, Reading.INSTANCE);
    }

    /** Writes the context to the headers for a server. */
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
