package io.passeur.http.forward;

import io.passeur.net.Network;
import io.passeur.spi.Responses;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One use of a server over HTTP/1.1. */
final class Http1Upstream implements Upstream, UpstreamProtocol {

    private final Network network;
    private final ServerFaults faults;
    private final Http1Pool pool;
    private final UpstreamTarget target;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    Http1Upstream(Network network, ServerFaults faults, Http1Pool pool, UpstreamTarget target, Runnable release) {
        this.network = network;
        this.faults = faults;
        this.pool = pool;
        this.target = target;
        this.release = release;
    }

    Http1Pool pool() {
        return pool;
    }

    @Override
    public @Nullable String trouble() {
        TlsServer tls = pool.tls();
        String handshake = tls == null ? null : tls.trouble();
        return handshake == null ? faults.trouble(target) : handshake;
    }

    @Override
    public void forward(Request request, Response response, Callback callback, NextUpstream next) {
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            Responses.empty(response, callback, 501);
        } else if (!HeaderNames.isToken(request.getMethod())) {
            Responses.statusText(response, callback, 400);
        } else {
            new UpstreamExchange(network, this, request, response, callback, next).start();
        }
    }

    @Override
    public void open(UpstreamExchange exchange, boolean fresh) {
        Http1Connection idle = fresh ? null : pool.acquire(exchange.lane(), !exchange.isRepeatable());
        if (idle == null) {
            new Http1Dial(network, pool, exchange).start();
        } else {
            exchange.opened(idle);
        }
    }

    @Override
    public UpstreamTarget target() {
        return target;
    }

    @Override
    public ServerFaults faults() {
        return faults;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
