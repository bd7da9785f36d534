package io.passeur.http.forward;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * One request on its way to a server, in the server's protocol: all that an {@link UpstreamExchange} asks of a protocol. What
 * the server sends goes the other way: {@link UpstreamExchange#interim}, {@link UpstreamExchange#begin},
 * {@link ExchangeClient#write}, {@link UpstreamExchange#responded} and {@link UpstreamExchange#failed}.
 *
 * <p>The request's side is called by one thread at a time; {@link #reset} and {@link #abort} come from any thread. No method
 * blocks.
 */
interface UpstreamStream {

    /**
     * Sends the request's head, and calls {@link UpstreamExchange#headSent} when the body may follow, or when a request
     * without a body is written.
     *
     * @param hold a body follows at once: the head may wait for its first chunk, or for {@link #flush}
     */
    void sendHead(UpstreamExchange exchange, boolean hold);

    /** Sends a head that waits. @return false if there is none; {@code sent} is not called then */
    boolean flush(Callback sent);

    /** Sends a chunk of the body, or its trailers. The caller releases the chunk when {@code sent} is called. */
    void send(Content.Chunk chunk, boolean last, Callback sent);

    /**
     * A callback given to {@link #flush} or {@link #send} has failed. If the failure does not show on the response's side
     * too, the stream reports it.
     *
     * @return whether the server has not received a byte of the request, so that it can be sent again
     */
    boolean notSent(Throwable cause);

    /** Gives the stream up, whatever state it is in. The exchange hears nothing more of it. */
    void reset();

    /** Breaks off a response that has begun. The exchange learns of it as if the server had done it. */
    void abort(Throwable cause);
}
