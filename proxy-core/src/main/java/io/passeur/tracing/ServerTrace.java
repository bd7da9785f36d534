package io.passeur.tracing;

import io.passeur.observation.RequestTrace;

/**
 * The spans of a request that last as long as the request.
 *
 * @param server the span of the request
 * @param inner the parent of further spans: the router's if traces are detailed, otherwise the same
 */
record ServerTrace(SpanScope server, SpanScope inner) implements RequestTrace {

    @Override
    public String traceId() {
        return server.span().getSpanContext().getTraceId();
    }

    @Override
    public String spanId() {
        return server.span().getSpanContext().getSpanId();
    }

    void end() {
        if (inner != server) {
            inner.span().end();
        }
        server.span().end();
    }
}
