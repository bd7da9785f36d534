package io.passeur.http.forward;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One use of an {@code https://} server that selects HTTP/2 or HTTP/1.1. Until the first handshake is done, requests
 * wait as if for HTTP/2. If the server selects HTTP/1.1, they move to the HTTP/1.1 upstream, and later requests start
 * there.
 */
final class HttpsUpstream implements Upstream, UpstreamProtocol {

    private final Http2Upstreams owner;
    private final UpstreamTarget target;
    private final Http2Pool pool;
    private final Http1Upstream http1;
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpsUpstream(Http2Upstreams owner, UpstreamTarget target, Http2Pool pool, Http1Upstream http1) {
        this.owner = owner;
        this.target = target;
        this.pool = pool;
        this.http1 = http1;
    }

    @Override
    public void forward(Request request, Response response, Callback callback, NextUpstream next) {
        if (http1.pool().isChosen()
                || HopByHop.upgrade(request.getHeaders()) != null
                || !HeaderNames.isToken(request.getMethod())
                || request.getMethod().equals("CONNECT")) {
            http1.forward(request, response, callback, next);
            return;
        }
        new UpstreamExchange(owner.network(), this, request, response, callback, next).start();
    }

    @Override
    public void open(UpstreamExchange exchange, boolean fresh) {
        pool.lane(exchange.lane()).open(exchange);
    }

    @Override
    public UpstreamTarget target() {
        return target;
    }

    @Override
    public ServerFaults faults() {
        return owner.faults();
    }

    @Override
    public Upstream otherProtocol() {
        return http1;
    }

    @Override
    public @Nullable String trouble() {
        return http1.trouble();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            owner.release(pool);
            http1.close();
        }
    }
}
