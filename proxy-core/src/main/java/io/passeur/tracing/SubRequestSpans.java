package io.passeur.tracing;

import io.opentelemetry.api.trace.SpanKind;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RequestTrace;
import io.passeur.observation.SubRequestTracer;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A span for each sub-request, as a child of the span of the middleware that sends it. */
final class SubRequestSpans implements SubRequestTracer {

    @Override
    public @Nullable RequestTrace begin(RequestRecord record, Request client, String middleware, String destination) {
        SpanScope scope = SpanScope.of(client);
        if (scope == null) {
            return null;
        }
        SpanScope step = scope.begin("SubRequest", SpanKind.INTERNAL);
        step.span()
                .setAttribute(AttributeNames.MIDDLEWARE, middleware)
                .setAttribute(AttributeNames.SUB_REQUEST_DESTINATION, destination);
        SpanScope own = new SpanScope(record, step.tracer(), step.context(), step.span(), step.detailed());
        return new ServerTrace(own, own);
    }

    @Override
    public void end(RequestTrace trace, int status, @Nullable Throwable failure) {
        if (trace instanceof ServerTrace own) {
            SpanOutcome.CLIENT.write(status, failure, own.server().span());
            own.end();
        }
    }

    @Override
    public Request resent(Request client, Request again) {
        SpanScope scope = SpanScope.of(client);
        return scope == null ? again : new TracedRequest(again, scope, again.getHeaders());
    }
}
