package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.tls.TlsFailures;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpException;
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
    private final ServerFaults faults;
    private final ExchangeClient client;
    private final RequestFraming framing;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean read;
    private volatile boolean sent;
    private volatile @Nullable Throwable broken;
    private volatile HttpFields trailers = HttpFields.EMPTY;

    OutboundRequest(
            Request wrapped,
            Response response,
            Callback callback,
            NextUpstream next,
            UpstreamTarget target,
            ServerFaults faults) {
        super(wrapped);
        this.response = response;
        this.callback = callback;
        this.next = next;
        this.target = target;
        this.faults = faults;
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
        toServer.onRequestCommit(committed -> {
            sent = true;
            faults.reached(target);
        });
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
        ExchangeFailure what = explain(cause);
        if (response.isCommitted()) {
            report(what, "the response breaks off");
            callback.failed(what.quietCause());
        } else if (broken == null && !read && !sent && isUnreachable(cause) && next.isPossible()) {
            report(what, "the next server gets the request");
            next.go(getWrapped());
        } else {
            report(what, "the client gets " + what.status());
            response.reset();
            client.substitute(what.status(), callback);
        }
    }

    private ExchangeFailure explain(Throwable cause) {
        Throwable own = broken;
        if (own != null) {
            return ExchangeFailure.clientGone(own);
        }
        if (cause instanceof HttpResponseException e) {
            return ExchangeFailure.malformed(new InvalidResponseException(
                    e.getCause() instanceof HttpException reason
                            ? reason.getReason()
                            : "the outbound proxy responds with "
                                    + e.getResponse().getStatus()));
        }
        if (cause instanceof SSLException) {
            return ExchangeFailure.notConnected(
                    new IOException("TLS handshake failed: " + TlsFailures.explainHandshake(cause)));
        }
        if (!sent) {
            return ExchangeFailure.notConnected(cause);
        }
        return cause instanceof TimeoutException
                ? ExchangeFailure.late(cause)
                : ExchangeFailure.cut(new InvalidResponseException("the connection ends before the response does"));
    }

    private void report(ExchangeFailure what, String consequence) {
        faults.report(client.record(), target, what, consequence);
    }
}
