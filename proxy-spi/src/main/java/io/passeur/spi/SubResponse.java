package io.passeur.spi;

import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The response to a sub-request. Status and header are complete; the body is a stream that the server is asked for as it is
 * read. Whoever gets one either takes its body by one of the methods here, or calls {@link #cancel}: an unread body keeps a
 * connection occupied.
 */
public interface SubResponse {

    /** Who a response comes from. */
    enum Responder {
        /** A server of the service, or a middleware or internal service in its place. */
        SERVER,
        /** The proxy, since no server could be reached: nothing of the request was sent. */
        UNREACHED,
        /** The proxy, since a server that may have got the request gave no valid response in time. */
        BROKEN
    }

    /** The status of the response, never an interim one. */
    int status();

    /** Without the fields that concern the server's connection alone. */
    HttpFields headers();

    /** Who the response comes from. */
    Responder responder();

    /**
     * The body, to be read once. Chunks are released as Jetty asks for; a chunk that is kept holds the server's next bytes back.
     * A body that breaks off or exceeds a bound ends in a failure that is a {@link SubRequestException}.
     */
    Content.Source body();

    /** The trailers; complete when the last chunk was read, and empty if there are none. */
    HttpFields trailers();

    /**
     * Reads the whole body.
     *
     * @param max more bytes than that fail the result with {@link SubRequestException.Reason#TOO_LARGE}
     */
    CompletionStage<byte[]> bytes(int max);

    /** Makes this the response to the client: status, header (beside what {@code response} has already), body and trailers. */
    void relay(Response response, Callback callback);

    /** Makes body and trailers those of the response to the client, whose status and header the caller has set. */
    void relayBody(Response response, Callback callback);

    /** Reads what is left of the body and drops it, so that the connection can be used again; cancels if it is much. */
    void discard();

    /** Stops reading and frees the connection. */
    void cancel();
}
