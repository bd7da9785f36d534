package io.passeur.forward;

import java.util.concurrent.RejectedExecutionException;

/** What a client is answered when an HTTP/2 server did not answer. */
final class H2cFailures {

    private H2cFailures() {}

    static int status(Throwable cause) {
        if (cause instanceof H2cProtocolException) {
            return 500;
        }
        return cause instanceof RejectedExecutionException ? 503 : Failures.status(cause);
    }
}
