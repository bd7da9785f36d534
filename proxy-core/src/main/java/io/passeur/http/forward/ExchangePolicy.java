package io.passeur.http.forward;

import org.eclipse.jetty.http.HttpMethod;

/**
 * What becomes of an exchange, whatever protocol the server speaks: all decisions in one place, without threads and
 * connections, so that a table can test them.
 */
final class ExchangePolicy {

    enum Phase {
        /** No response has begun. */
        WAITING,
        /** The server's response is passed on. */
        RESPONDING,
        /** The proxy responds itself. */
        FAILED,
        /** The request has gone another way; this exchange is over. */
        HANDED_OVER
    }

    enum Action {
        /** Somebody else has decided already. */
        IGNORE,
        /** The same server gets the request again, on a new connection. */
        RETRY,
        /** Another server gets the request. If there is none: {@link #RESPOND}. */
        NEXT_SERVER,
        /** The same server gets the request in the protocol that it has chosen. */
        OTHER_PROTOCOL,
        /** The client receives a response of the proxy's own, with the failure's status. */
        RESPOND,
        /** The client's response is broken off, so that nobody takes it for complete. */
        BREAK,
        /** As {@link #BREAK}, when the connection to the server has noticed. */
        ABORT
    }

    /** What becomes of the rest of a request's body when the response is complete. */
    enum Upload {
        /** The client has sent all of it. */
        COMPLETE,
        /** The client waits for a {@code 100 Continue} that will not come. */
        NOT_BEGUN,
        /** An HTTP/1.1 client reads the response after its body: the rest is read and thrown away, within limits. */
        DISCARD,
        /** An HTTP/2 client is told to stop. */
        STOP
    }

    /**
     * An exchange at the moment of a failure.
     *
     * @param repeatable sending the request twice does no harm: a safe method and no body
     * @param intact nothing of the request's body is lost if it is sent again
     * @param attemptsLeft this server may get the request again
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
     * What becomes of the rest of the body.
     *
     * @param read the client has sent all of it
     * @param begun the client may have been asked for it
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
     * Whether a connection that carries one request at a time may carry another.
     *
     * @param sent the server has received all of the request
     * @param clean nothing has come behind the response
     * @param persistent neither side has announced that it closes
     */
    static boolean mayReuse(boolean sent, boolean clean, boolean persistent) {
        return sent && clean && persistent;
    }

    /** Whether a request with this method changes nothing on the server, however often it is sent. */
    static boolean isSafe(String method) {
        return HttpMethod.GET.is(method)
                || HttpMethod.HEAD.is(method)
                || HttpMethod.OPTIONS.is(method)
                || HttpMethod.TRACE.is(method);
    }
}
