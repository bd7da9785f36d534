package io.passeur.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a sub-request has no response, or only a part of one. */
public final class SubRequestException extends IOException {

    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Reason {
        /** As many sub-requests are in flight as the middleware, or all of them together, may have. */
        BUSY(503),
        /** The sub-request would have led back to the middleware that sends it, or sub-requests are nested too deeply. */
        LOOP(508),
        /** The deadline passed. */
        TIMEOUT(504),
        /** Header or body are larger than the sub-request allows. */
        TOO_LARGE(502),
        /** The middleware gave it up, or the client's request ended. */
        CANCELLED(499),
        /** The service is not live, or the URL cannot be asked. */
        UNAVAILABLE(503),
        /** The response broke off. */
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

    /** The cause of a failed stage, which other stages may have wrapped. */
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

    /** The status that says as much to a client. */
    public int status() {
        return reason.status;
    }
}
