package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.passeur.observation.Observed;
import io.passeur.observation.RequestRecord;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A span that can have children. It travels with the request instead of its thread, which serves other requests in
 * between.
 *
 * @param record of the request
 * @param context holds the span and the client's baggage
 * @param detailed whether steps within the proxy have spans
 */
record SpanScope(RequestRecord record, Tracer tracer, Context context, Span span, boolean detailed) {

    /** The innermost scope of a request; null if it is not traced. */
    static @Nullable SpanScope of(Request request) {
        Observed observed = Request.as(request, Observed.class);
        if (observed instanceof TracedRequest traced) {
            return traced.scope();
        }
        return observed != null && observed.record().trace() instanceof ServerTrace trace ? trace.inner() : null;
    }

    /** Whether the span is recorded; if not, only its IDs are passed on. */
    boolean isRecorded() {
        return span.isRecording();
    }

    SpanScope begin(String name, SpanKind kind) {
        Span child =
                tracer.spanBuilder(name).setParent(context).setSpanKind(kind).startSpan();
        return new SpanScope(record, tracer, context.with(child), child, detailed);
    }
}
