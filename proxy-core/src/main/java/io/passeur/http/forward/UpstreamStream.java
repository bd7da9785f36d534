package io.passeur.http.forward;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * One request to a server in the server's protocol: the operations that an {@link UpstreamExchange} needs. Data from
 * the server is passed to {@link UpstreamExchange#interim}, {@link UpstreamExchange#begin}, {@link
 * ExchangeClient#write}, {@link UpstreamExchange#responded} and {@link UpstreamExchange#failed}.
 *
 * <p>One thread at a time calls the methods that send; {@link #reset} and {@link #abort} come from any thread. No
 * method blocks.
 */
interface UpstreamStream {

    /**
     * Sends the request head, and calls {@link UpstreamExchange#headSent} when the body may follow, or when a request
     * without a body was written.
     *
     * @param hold a body follows immediately: the head may be held until the first chunk or {@link #flush}
     */
    void sendHead(UpstreamExchange exchange, boolean hold);

    /** Sends a held head. @return false if there is none; then {@code sent} is not called */
    boolean flush(Callback sent);

    /** Sends a chunk of the body, or its trailers. The caller releases the chunk when {@code sent} is called. */
    void send(Content.Chunk chunk, boolean last, Callback sent);

    /**
     * A callback given to {@link #flush} or {@link #send} has failed. If the response side does not notice the failure,
     * the stream reports it.
     *
     * @return whether the server has received no byte of the request, so that it can be sent again
     */
    boolean notSent(Throwable cause);

    /** Ends the stream in any state. The exchange receives no more calls from it. */
    void reset();

    /** Aborts a response that has begun. The exchange is notified as if the server had aborted it. */
    void abort(Throwable cause);
}
