package io.passeur.http.whoami;

/** A client sent a request that is not understood; the response is 400 with the reason. */
final class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    InvalidQueryException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
