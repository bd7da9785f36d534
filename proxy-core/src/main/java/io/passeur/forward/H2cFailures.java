package io.passeur.forward;

import org.eclipse.jetty.http.HttpException;

/** What a client is answered when an HTTP/2 server did not answer. */
final class H2cFailures {

    private H2cFailures() {}

    static int status(Throwable cause) {
        if (cause instanceof H2cProtocolException) {
            return 500;
        }
        return cause instanceof HttpException own ? own.getCode() : Failures.status(cause);
    }
}
