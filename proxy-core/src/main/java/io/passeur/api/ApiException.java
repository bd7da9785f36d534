package io.passeur.api;

import java.io.Serial;

/** A request that gets an error response. */
final class ApiException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param message for the client */
    ApiException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
