package io.passeur.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown when a sub-request has no response, or an incomplete one. */
public final class SubRequestException extends IOException {

    private static final long serialVersionUID = 1;

    /** The reason of the failure. */
    public enum Reason {
        /** The limit of sub-requests in flight is reached, for the middleware or for all middlewares together. */
        BUSY(503),
        /** The sub-request would loop back to its middleware, or sub-requests are nested too deeply. */
        LOOP(508),
        /** The deadline passed. */
        TIMEOUT(504),
        /** The headers or the body exceed the limits of the sub-request. */
        TOO_LARGE(502),
        /** The middleware cancelled the sub-request, or the client's request ended. */
        CANCELLED(499),
        /** The service is not live, or the URL is not available. */
        UNAVAILABLE(503),
        /** The response was cut off. */
        BROKEN(502);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }

    private final Reason reason;

    /** @param cause null if there is none */
    public SubRequestException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Returns the cause of a failed stage, unwrapped. */
    public static SubRequestException of(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof SubRequestException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SubRequestException known
                ? known
                : new SubRequestException(Reason.BROKEN, String.valueOf(failure.getMessage()), failure);
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }

    /** The HTTP status that represents this failure to a client. */
    public int status() {
        return reason.status;
    }
}
