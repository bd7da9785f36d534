package io.passeur.forward;

import java.io.InterruptedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Which status tells the client why no connection came about. */
final class Failures {

    private Failures() {}

    static int status(Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return isTimeout(root) ? 504 : 502;
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof InterruptedIOException
                // The system's own limit shows in the text only.
                || (cause.getMessage() != null && cause.getMessage().contains("timed out"));
    }
}
