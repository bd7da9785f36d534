package io.passeur.http.forward;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.jspecify.annotations.Nullable;

/**
 * A failure of an exchange.
 *
 * @param status the client receives if the exchange cannot be repeated and no response has begun
 */
record ExchangeFailure(Kind kind, int status, Throwable cause) {

    enum Kind {
        /** No connection was established, so nothing was sent. */
        UNREACHABLE,
        /** The connection did not become usable: a timeout, a failed TLS handshake, no free stream. */
        NOT_CONNECTED,
        /** The server selected another protocol. Nothing was sent. */
        OTHER_PROTOCOL,
        /** The server has not processed the request: no byte was sent, or the server says so. */
        UNPROCESSED,
        /** A reused connection closed before the first byte of a response, most likely before the request arrived. */
        STALE,
        /** The connection or stream ended before the response did. */
        CUT,
        /** The server's response is invalid. */
        MALFORMED,
        /** The response head did not arrive in time. */
        LATE,
        /** The client disconnected, or reading its body failed. */
        CLIENT_GONE,
        /** The request body did not arrive in time. */
        CLIENT_SLOW,
        /** The response could not be written to the client. */
        NOT_WRITTEN
    }

    /** Whether no part of the request was sent to the server. */
    boolean isBeforeRequest() {
        return kind == Kind.UNREACHABLE || kind == Kind.NOT_CONNECTED || kind == Kind.OTHER_PROTOCOL;
    }

    /** What the server did wrong, in words; null if it is not to blame, or if that is logged elsewhere. */
    @Nullable
    String ofServer() {
        return switch (kind) {
            case UNREACHABLE, NOT_CONNECTED -> ConnectFailures.describe(cause);
            case UNPROCESSED, STALE, CUT, LATE -> String.valueOf(cause.getMessage());
            case MALFORMED -> "invalid response: " + cause.getMessage();
            case OTHER_PROTOCOL, CLIENT_GONE, CLIENT_SLOW, NOT_WRITTEN -> null;
        };
    }

    /** The cause without a stack trace in the log, unless it is a fault of the proxy: clients and servers break connections. */
    Throwable quietCause() {
        return cause instanceof IOException && !(cause instanceof QuietException)
                ? new EofException(cause.getMessage(), cause)
                : cause;
    }

    static ExchangeFailure unprocessed(Throwable cause) {
        return new ExchangeFailure(Kind.UNPROCESSED, 502, cause);
    }

    static ExchangeFailure stale(Throwable cause) {
        return new ExchangeFailure(Kind.STALE, 502, cause);
    }

    static ExchangeFailure cut(Throwable cause) {
        return new ExchangeFailure(Kind.CUT, ConnectFailures.status(cause), cause);
    }

    static ExchangeFailure malformed(Throwable cause) {
        return new ExchangeFailure(Kind.MALFORMED, 502, cause);
    }

    static ExchangeFailure late(String what) {
        return late(new SocketTimeoutException(what));
    }

    static ExchangeFailure late(Throwable cause) {
        return new ExchangeFailure(Kind.LATE, 504, cause);
    }

    static ExchangeFailure notConnected(Throwable cause) {
        if (cause instanceof OtherProtocolException) {
            return new ExchangeFailure(Kind.OTHER_PROTOCOL, 502, cause);
        }
        Kind kind = ConnectFailures.isUnreachable(cause) ? Kind.UNREACHABLE : Kind.NOT_CONNECTED;
        return new ExchangeFailure(kind, ConnectFailures.status(cause), cause);
    }

    /** 499 means that the client has left, and nothing else; a malformed body has a status of its own. */
    static ExchangeFailure clientGone(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new ExchangeFailure(Kind.CLIENT_SLOW, 408, cause);
        }
        int status = cause instanceof HttpException malformed && !(cause instanceof EOFException)
                ? malformed.getCode()
                : 499;
        return new ExchangeFailure(Kind.CLIENT_GONE, status, cause);
    }

    static ExchangeFailure notWritten(Throwable cause) {
        return new ExchangeFailure(Kind.NOT_WRITTEN, 500, cause);
    }
}
