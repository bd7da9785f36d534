package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One middleware of one router: its span lasts from the moment it gets a request until the response has passed through
 * it.
 */
record TracedStep(String middleware, String type, Request.Handler handler) implements Request.Handler {

    @Override
    public InvocationType getInvocationType() {
        return handler.getInvocationType();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        SpanScope scope = SpanScope.of(request);
        if (scope == null || !scope.detailed()) {
            return handler.handle(request, response, callback);
        }
        SpanScope step = scope.begin(type, SpanKind.INTERNAL);
        step.span().setAttribute(AttributeNames.MIDDLEWARE, middleware);
        TracedRequest within = new TracedRequest(request, step, request.getHeaders());
        try {
            boolean handled = handler.handle(within, response, new End(callback, response, within, step.span()));
            if (!handled) {
                step.span().end();
            }
            return handled;
        } catch (Throwable failure) {
            end(step.span(), failure);
            throw failure;
        }
    }

    private static void end(Span span, @Nullable Throwable failure) {
        SpanOutcome.SERVER.write(0, failure, span);
        span.end();
    }

    private static final class End extends Callback.Nested {

        private final Response response;
        private final TracedRequest request;
        private final Span span;

        End(Callback callback, Response response, TracedRequest request, Span span) {
            super(callback);
            this.response = response;
            this.request = request;
            this.span = span;
        }

        @Override
        public void succeeded() {
            if (response.getStatus() == HttpStatus.UNAUTHORIZED_401 && !request.isPassedOn()) {
                span.setStatus(StatusCode.ERROR, "Authentication failed");
            }
            end(span, null);
            super.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
            end(span, cause);
            super.failed(cause);
        }
    }
}
