package io.passeur.http.routing;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.entrypoint.RequestDispatcher;
import io.passeur.entrypoint.StreamState;
import io.passeur.routing.EntryPointRoutes;
import io.passeur.routing.RouteLease;
import io.passeur.spi.Responses;
import io.passeur.tls.HandshakeOptions;
import io.passeur.tls.TlsConnection;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The HTTP routes of one entry point. A route serves requests over TLS or plain requests, never both. Immutable, except for the
 * link to the table that takes over.
 */
final class RoutingTable implements RequestDispatcher, EntryPointRoutes {

    /** Takes requests that arrive after the last table has retired, which is when the proxy stops. */
    private static final RequestDispatcher STOPPED = (request, response, callback) ->
            Responses.error(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "Service Unavailable");

    private final HostIndex plain;
    private final HostIndex secure;
    private final HandshakeOptions handshakes;
    private volatile RequestDispatcher successor = STOPPED;

    /**
     * @param plain the routes for requests without TLS, in the order of rank
     * @param secure those for requests over TLS
     * @param handshakes the TLS options of the hosts
     */
    RoutingTable(List<Route> plain, List<Route> secure, HandshakeOptions handshakes) {
        this.plain = new HostIndex(plain);
        this.secure = new HostIndex(secure);
        this.handshakes = handshakes;
    }

    @Override
    public StreamState in(StreamState state) {
        return state.with((RequestDispatcher) this);
    }

    @Override
    public void succeededBy(EntryPointRoutes newer) {
        successor = (RoutingTable) newer;
    }

    @Override
    public void dispatch(InboundRequest request, Response response, Callback callback) {
        Route route = (request.tls() == null ? plain : secure).match(request);
        if (route == null) {
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, "404 page not found");
        } else if (route.lease().enter()) {
            run(route, request, response, new Leaving(callback, route.lease()));
        } else {
            successor.dispatch(request, response, callback);
        }
    }

    private void run(Route route, InboundRequest request, Response response, Callback callback) {
        request.record().routed(route.tags(), request);
        TlsConnection tls = request.tls();
        if (tls != null && !tls.options().equals(handshakes.of(request.host()))) {
            Responses.error(response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "Misdirected Request");
            return;
        }
        try {
            if (!route.handler().handle(request, response, callback)) {
                Responses.error(response, callback, HttpStatus.NOT_FOUND_404, "404 page not found");
            }
        } catch (Throwable e) {
            callback.failed(e);
        }
    }

    /**
     * Ends a request's use of its route. It does so once, even if a middleware completes the callback twice; otherwise objects would
     * close that other requests still use.
     */
    private static final class Leaving extends Callback.Nested {

        private static final AtomicIntegerFieldUpdater<Leaving> LEFT =
                AtomicIntegerFieldUpdater.newUpdater(Leaving.class, "left");

        private final RouteLease route;
        private volatile int left;

        Leaving(Callback callback, RouteLease route) {
            super(callback);
            this.route = route;
        }

        @Override
        public void completed() {
            if (LEFT.compareAndSet(this, 0, 1)) {
                route.leave();
            }
        }
    }
}
