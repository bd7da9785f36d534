package io.passeur.http.forward;

import java.io.IOException;
import org.eclipse.jetty.io.QuietException;

/** A server's response is invalid, or ends before it is complete. Has no stack trace, because servers can cause it at will. */
final class InvalidResponseException extends IOException implements QuietException {

    private static final long serialVersionUID = 1L;

    /** @param what is wrong, such as {@code two different values of Content-Length} */
    InvalidResponseException(String what) {
        super(what);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
