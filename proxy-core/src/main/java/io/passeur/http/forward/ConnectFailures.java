package io.passeur.http.forward;

import io.passeur.tls.TlsFailures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The status that the client receives when no connection could be made. */
final class ConnectFailures {

    private ConnectFailures() {}

    /** Whether the connection was never established, so that nothing can have been sent. */
    static boolean isUnreachable(Throwable cause) {
        Throwable root = root(cause);
        return root instanceof ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException;
    }

    private static Throwable root(Throwable cause) {
        return cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    }

    static int status(Throwable cause) {
        Throwable root = root(cause);
        if (root instanceof SSLException && !isBrokenConnection(root)) {
            return 500;
        }
        return isTimeout(root) ? 504 : 502;
    }

    /** Jetty reports every failure during a handshake as a failed handshake, a closed connection included. */
    private static boolean isBrokenConnection(Throwable handshake) {
        Throwable cause = handshake.getCause();
        return TlsFailures.isRefusal(handshake) || (cause instanceof IOException && !(cause instanceof SSLException));
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof InterruptedIOException
                // Only the text tells that the operating system's own time limit expired.
                || (cause.getMessage() != null && cause.getMessage().contains("timed out"));
    }
}
