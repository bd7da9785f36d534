package io.passeur.tracing;

import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.spi.Middleware;
import java.util.List;

/** Does nothing, so that tracing costs a request nothing. */
final class NoTracing implements Tracing {

    @Override
    public List<RequestObserver> observers(boolean unrouted) {
        return List.of();
    }

    @Override
    public Upstream around(Upstream upstream, UpstreamTarget target) {
        return upstream;
    }

    @Override
    public Middleware around(String name, String type, Middleware middleware) {
        return middleware;
    }

    @Override
    public SubRequestTracer subRequests() {
        return SubRequestTracer.NONE;
    }

    @Override
    public void close() {}
}
