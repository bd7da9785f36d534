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
 * How traces go on from client to server: what header fields say of them, read and written.
 *
 * @param stale fields that mean nothing any more when they come from the client, even where no new value is written
 */
record TraceContextPropagation(TextMapPropagator propagator, List<String> stale) {

    private static final String BAGGAGE = "baggage";
    /** The library does not write it; the client's would name a parent that the new span does not have. */
    private static final String B3_PARENT = "X-B3-ParentSpanId";

    TraceContextPropagation(TextMapPropagator propagator) {
        this(propagator, stale(propagator.fields()));
    }

    /** Baggage stays as it came if it cannot be read: it may be somebody else's. */
    private static List<String> stale(Collection<String> written) {
        List<String> stale = new ArrayList<>(written);
        stale.remove(BAGGAGE);
        if (stale.contains("X-B3-SpanId")) {
            stale.add(B3_PARENT);
        }
        return List.copyOf(stale);
    }

    /** What the client says. */
    Context extract(HttpFields fields) {
        return propagator.extract(Context.root(), fields, Reading.INSTANCE);
    }

    /** What the server is to get. */
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
