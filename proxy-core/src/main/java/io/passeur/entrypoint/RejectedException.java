package io.passeur.entrypoint;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Ends the intake of a request that gets a {@link Rejection}. It has no stack trace, because clients can cause it at will. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Rejection rejection;

    RejectedException(Rejection rejection) {
        this(rejection, rejection.text());
    }

    /** @param reason for the client and the log */
    RejectedException(Rejection rejection, String reason) {
        super(reason, null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }

    void answer(Response response, Callback callback) {
        rejection.answer(response, callback, String.valueOf(getMessage()));
    }
}
