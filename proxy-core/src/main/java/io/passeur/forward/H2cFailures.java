package io.passeur.forward;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** What a client is answered when the server did not. */
final class H2cFailures {

    private H2cFailures() {}

    static int status(Throwable cause) {
        if (cause instanceof InterruptedIOException || cause instanceof TimeoutException) {
            return 504;
        }
        if (cause instanceof H2cProtocolException) {
            return 500;
        }
        if (cause instanceof RejectedExecutionException) {
            return 503;
        }
        return cause instanceof IOException ? 502 : 500;
    }
}
