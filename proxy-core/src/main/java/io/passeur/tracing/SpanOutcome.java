package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.passeur.guard.PluginException;
import org.jspecify.annotations.Nullable;

/** Records in a span how a request ended. */
enum SpanOutcome {
    /** The outcome for a client: its own mistakes are not errors of the proxy. */
    SERVER(500),
    /** The outcome of a request to a server. */
    CLIENT(400);

    private static final int LOWEST_STATUS = 100;

    private final int firstError;

    SpanOutcome(int firstError) {
        this.firstError = firstError;
    }

    /**
     * @param status of the response; 0 if there was none
     * @param failure why the response is broken; null if it is complete. An error status takes precedence
     */
    void write(int status, @Nullable Throwable failure, Span span) {
        if (failure instanceof PluginException && failure.getCause() != null) {
            write(status, failure.getCause(), span);
            return;
        }
        if (status >= LOWEST_STATUS) {
            span.setAttribute(AttributeNames.STATUS, (long) status);
        }
        if (status >= firstError) {
            span.setStatus(StatusCode.ERROR);
        } else if (failure != null && status < CLIENT.firstError) {
            span.setAttribute(AttributeNames.ERROR, failure.getClass().getName());
            span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
        }
    }
}
