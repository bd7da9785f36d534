package io.passeur.tracing;

import io.passeur.observation.RequestTrace;

/**
 * The spans that last as long as a request.
 *
 * @param server the span of the request
 * @param inner the parent of other spans: the router's span in detailed traces, otherwise the same
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
