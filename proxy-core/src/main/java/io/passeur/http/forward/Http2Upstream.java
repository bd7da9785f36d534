package io.passeur.http.forward;

import io.passeur.spi.Responses;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One use of an {@code h2c://} server. */
final class Http2Upstream implements Upstream, UpstreamProtocol {

    private final Http2Upstreams owner;
    private final UpstreamTarget target;
    private final Http2Pool pool;
    private final Upstream upgrades;
    private final AtomicBoolean closed = new AtomicBoolean();

    Http2Upstream(Http2Upstreams owner, UpstreamTarget target, Http2Pool pool, Upstream upgrades) {
        this.owner = owner;
        this.target = target;
        this.pool = pool;
        this.upgrades = upgrades;
    }

    @Override
    public void forward(Request request, Response response, Callback callback, NextUpstream next) throws Exception {
        if (HopByHop.upgrade(request.getHeaders()) != null) {
            upgrades.forward(request, response, callback, next);
        } else if (HttpMethod.CONNECT.is(request.getMethod())) {
            Responses.empty(response, callback, 501);
        } else if (!HeaderNames.isToken(request.getMethod())) {
            Responses.statusText(response, callback, 400);
        } else {
            new UpstreamExchange(owner.network(), this, request, response, callback, next).start();
        }
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
    public @Nullable String trouble() {
        return owner.faults().trouble(target);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            owner.release(pool);
            upgrades.close();
        }
    }
}
