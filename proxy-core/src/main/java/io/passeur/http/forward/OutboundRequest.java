package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import java.io.EOFException;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A request on its way through Jetty's {@code ProxyHandler}; also the content of the request to the server. */
final class OutboundRequest extends Request.Wrapper implements org.eclipse.jetty.client.Request.Content {

    private final Response response;
    private final Callback callback;
    private final NextUpstream next;
    private final UpstreamTarget target;
    private final ExchangeClient client;
    private final RequestFraming framing;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean read;
    private volatile boolean sent;
    private volatile @Nullable Throwable broken;
    private volatile HttpFields trailers = HttpFields.EMPTY;

    OutboundRequest(Request wrapped, Response response, Callback callback, NextUpstream next, UpstreamTarget target) {
        super(wrapped);
        this.response = response;
        this.callback = callback;
        this.next = next;
        this.target = target;
        client = new ExchangeClient(wrapped, response);
        framing = RequestFraming.of(wrapped);
    }

    UpstreamTarget target() {
        return target;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    ExchangeClient client() {
        return client;
    }

    boolean hasBody() {
        return framing.hasBody();
    }

    /** Aborts the request to the server when the client disconnects. */
    void watch(org.eclipse.jetty.client.Request toServer) {
        toServer.onRequestCommit(committed -> sent = true);
        Runnable gone = () -> {
            Throwable cause = new EOFException("the client closed the connection");
            broken = cause;
            toServer.abort(cause);
        };
        if (!client.isHttp1()) {
            client.listen(cause -> gone.run());
        } else if (!hasBody()) {
            client.watch(gone);
        }
    }

    HttpFields trailers() {
        return trailers;
    }

    @Override
    public long getLength() {
        return framing.chunked() ? -1 : framing.length();
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaders().get(org.eclipse.jetty.http.HttpHeader.CONTENT_TYPE);
    }

    @Override
    public boolean rewind() {
        return false;
    }

    @Override
    public Content.@Nullable Chunk read() {
        read = true;
        Content.Chunk chunk = super.read();
        if (chunk instanceof Trailers last) {
            trailers = TrailerRules.ofRequest(last.getTrailers(), getHeaders());
            chunk.release();
            return Content.Chunk.EOF;
        }
        if (Content.Chunk.isFailure(chunk)) {
            broken = chunk.getFailure();
        }
        return chunk;
    }

    /** The response is complete. */
    void succeeded() {
        if (ended.compareAndSet(false, true)) {
            client.unwatch();
            callback.succeeded();
        }
    }

    /** For a socket file that does not exist, Java throws a plain {@link SocketException}. */
    private boolean isUnreachable(Throwable cause) {
        return ConnectFailures.isUnreachable(cause)
                || (target.protocol() == Protocol.UNIX && cause instanceof SocketException);
    }

    /** The server could not be reached, or its response is incomplete or invalid. */
    void failed(Throwable cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        client.unwatch();
        Throwable own = broken;
        if (response.isCommitted()) {
            callback.failed(cause);
        } else if (own == null && !read && !sent && isUnreachable(cause) && next.isPossible()) {
            next.go(getWrapped());
        } else {
            response.reset();
            int status = own == null
                    ? ConnectFailures.status(cause)
                    : ExchangeFailure.clientGone(own).status();
            client.substitute(status, callback);
        }
    }
}
