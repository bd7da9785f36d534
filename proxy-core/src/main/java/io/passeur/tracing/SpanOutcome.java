package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.passeur.guard.PluginException;
import org.jspecify.annotations.Nullable;

/** Writes into a span how a request ended. */
enum SpanOutcome {
    /** What a client got from us: that it asked for nonsense is no error of ours. */
    SERVER(500),
    /** What we got from a server as its client. */
    CLIENT(400);

    private static final int LOWEST_STATUS = 100;

    private final int firstError;

    SpanOutcome(int firstError) {
        this.firstError = firstError;
    }

    /**
     * @param status of the answer; 0 if there was none
     * @param failure why the answer is broken; null if it is whole. A status that is an error already says more
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
