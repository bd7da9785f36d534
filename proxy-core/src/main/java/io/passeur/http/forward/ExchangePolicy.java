package io.passeur.http.forward;

import org.eclipse.jetty.http.HttpMethod;

/**
 * Decides how an exchange continues after a failure, for every protocol. All decisions are in one place and free of
 * threads and connections, so that a table can test them.
 */
final class ExchangePolicy {

    enum Phase {
        /** No response has started. */
        WAITING,
        /** The server's response is being passed on. */
        RESPONDING,
        /** The proxy sends a response of its own. */
        FAILED,
        /** The request was handed to another upstream; this exchange is over. */
        HANDED_OVER
    }

    enum Action {
        /** The outcome is already decided. */
        IGNORE,
        /** Send the request to the same server again, on a new connection. */
        RETRY,
        /** Send the request to another server; if there is none, {@link #RESPOND}. */
        NEXT_SERVER,
        /** Send the request to the same server in the protocol that it selected. */
        OTHER_PROTOCOL,
        /** Send a response of the proxy's own, with the failure's status. */
        RESPOND,
        /** Abort the response to the client, so that it is not mistaken for complete. */
        BREAK,
        /** Abort the server's stream first, which then leads to {@link #BREAK}. */
        ABORT
    }

    /** What to do with the rest of a request body after the response is complete. */
    enum Upload {
        /** The body was read to its end. */
        COMPLETE,
        /** The client is waiting for a {@code 100 Continue} that it will not get. */
        NOT_BEGUN,
        /**
         * Read and discard the rest, within limits, because an HTTP/1.1 client may send its body to the end before it
         * reads the response.
         */
        DISCARD,
        /** Tell the HTTP/2 client to stop. */
        STOP
    }

    /**
     * An exchange at the moment of a failure.
     *
     * @param repeatable the request can be sent twice: its method is safe and it has no body
     * @param intact the body can be sent again completely
     * @param attemptsLeft the request may be sent to this server again
     */
    record Situation(Phase phase, boolean repeatable, boolean intact, boolean attemptsLeft) {}

    private ExchangePolicy() {}

    static Action onFailure(ExchangeFailure.Kind kind, Situation situation) {
        return switch (situation.phase()) {
            case WAITING -> beforeResponse(kind, situation);
            case RESPONDING -> duringResponse(kind);
            // The proxy's own response cannot be written either.
            case FAILED -> kind == ExchangeFailure.Kind.NOT_WRITTEN ? Action.BREAK : Action.IGNORE;
            case HANDED_OVER -> Action.IGNORE;
        };
    }

    private static Action beforeResponse(ExchangeFailure.Kind kind, Situation situation) {
        return switch (kind) {
            case UNREACHABLE -> situation.intact() ? Action.NEXT_SERVER : Action.RESPOND;
            case OTHER_PROTOCOL -> situation.intact() ? Action.OTHER_PROTOCOL : Action.RESPOND;
            case UNPROCESSED -> situation.intact() && situation.attemptsLeft() ? Action.RETRY : Action.RESPOND;
            case STALE ->
                situation.repeatable() && situation.attemptsLeft() ? Action.RETRY : nextServerIfRepeatable(situation);
            case CUT -> nextServerIfRepeatable(situation);
            case NOT_CONNECTED, MALFORMED, LATE, CLIENT_GONE, CLIENT_SLOW, NOT_WRITTEN -> Action.RESPOND;
        };
    }

    private static Action nextServerIfRepeatable(Situation situation) {
        return situation.repeatable() ? Action.NEXT_SERVER : Action.RESPOND;
    }

    private static Action duringResponse(ExchangeFailure.Kind kind) {
        return switch (kind) {
            case LATE -> Action.IGNORE;
            case CLIENT_GONE, CLIENT_SLOW -> Action.ABORT;
            default -> Action.BREAK;
        };
    }

    /**
     * Decides what to do with the rest of the body.
     *
     * @param read the body was read to its end
     * @param begun the client may have received {@code 100 Continue}
     */
    static Upload afterResponse(boolean read, boolean begun, boolean expectsContinue, boolean http1Client) {
        if (read) {
            return Upload.COMPLETE;
        }
        if (expectsContinue && !begun) {
            return Upload.NOT_BEGUN;
        }
        return http1Client ? Upload.DISCARD : Upload.STOP;
    }

    /**
     * Whether a connection that carries one request at a time may be used again.
     *
     * @param sent the whole request was sent
     * @param clean no bytes follow the response
     * @param persistent neither side has announced that it will close
     */
    static boolean mayReuse(boolean sent, boolean clean, boolean persistent) {
        return sent && clean && persistent;
    }

    /** Whether the method is safe in the sense of RFC 9110: repeating the request changes nothing on the server. */
    static boolean isSafe(String method) {
        return HttpMethod.GET.is(method)
                || HttpMethod.HEAD.is(method)
                || HttpMethod.OPTIONS.is(method)
                || HttpMethod.TRACE.is(method);
    }
}
