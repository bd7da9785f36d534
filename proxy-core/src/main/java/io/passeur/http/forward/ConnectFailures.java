package io.passeur.http.forward;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

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

    /** Why there is no connection; null if that is logged elsewhere. */
    static @Nullable String describe(Throwable cause) {
        Throwable root = root(cause);
        if (root instanceof SSLException) {
            // By TlsServer.
            return null;
        }
        if (root instanceof HttpException own) {
            return own.getReason();
        }
        if (root instanceof UnknownHostException) {
            return "unknown host " + root.getMessage();
        }
        return "no connection: " + root.getMessage();
    }

    private static Throwable root(Throwable cause) {
        return cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    }

    static int status(Throwable cause) {
        Throwable root = root(cause);
        return isTimeout(root) ? 504 : 502;
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof InterruptedIOException
                // Only the text tells that the operating system's own time limit expired.
                || (cause.getMessage() != null && cause.getMessage().contains("timed out"));
    }
}
