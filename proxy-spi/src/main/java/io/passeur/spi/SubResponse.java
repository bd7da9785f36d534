package io.passeur.spi;

import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The response to a sub-request. Status and headers are complete; the body is a stream with backpressure. The receiver
 * must consume the body with one of these methods or call {@link #cancel}; an unread body keeps a connection occupied.
 */
public interface SubResponse {

    /** The origin of a response. */
    enum Responder {
        /** A server of the service, or a middleware or internal service in its place. */
        SERVER,
        /** The proxy, because no server was reachable: nothing of the request was sent. */
        UNREACHED,
        /** The proxy, because a server that may have received the request sent no valid response in time. */
        BROKEN
    }

    /** The status of the response, never an interim one. */
    int status();

    /** The headers, without hop-by-hop headers. */
    HttpFields headers();

    /** Who the response comes from. */
    Responder responder();

    /**
     * The body, to be read once. Release chunks as Jetty requires; a retained chunk delays the server's next bytes. A
     * body that is cut off or exceeds a limit ends with a {@link SubRequestException}.
     */
    Content.Source body();

    /** The trailers; complete after the last chunk, and empty if there are none. */
    HttpFields trailers();

    /**
     * Reads the whole body.
     *
     * @param max the maximum number of bytes; a longer body fails the result with {@link
     *     SubRequestException.Reason#TOO_LARGE}
     */
    CompletionStage<byte[]> bytes(int max);

    /**
     * Relays this response to the client: status, headers (in addition to those of {@code response}), body and
     * trailers.
     */
    void relay(Response response, Callback callback);

    /** Relays body and trailers to the client; the caller has set status and headers. */
    void relayBody(Response response, Callback callback);

    /** Discards the rest of the body so that the connection can be reused; cancels if the rest is large. */
    void discard();

    /** Stops reading and releases the connection. */
    void cancel();
}
