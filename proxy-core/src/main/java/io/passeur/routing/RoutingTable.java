package io.passeur.routing;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.entrypoint.RequestDispatcher;
import io.passeur.spi.Responses;
import io.passeur.tls.HandshakeOptions;
import io.passeur.tls.TlsConnection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The routes of one entry point; a route is for requests over TLS or for others, never for both. Immutable but for the link to the table that takes over. */
public final class RoutingTable implements RequestDispatcher {

    private final Generation generation;
    private final HostIndex plain;
    private final HostIndex secure;
    private final HandshakeOptions handshakes;
    private volatile @Nullable RoutingTable successor;

    /**
     * @param plain the routes for requests without TLS, in the order of rank
     * @param secure those for requests over TLS
     * @param handshakes the TLS options of the hosts
     */
    RoutingTable(Generation generation, List<Route> plain, List<Route> secure, HandshakeOptions handshakes) {
        this.generation = generation;
        this.plain = new HostIndex(plain);
        this.secure = new HostIndex(secure);
        this.handshakes = handshakes;
    }

    /** Names the table that takes the requests which come too late for this one. Set before the generation retires. */
    void succeededBy(RoutingTable newer) {
        successor = newer;
    }

    @Override
    public void dispatch(InboundRequest request, Response response, Callback callback) {
        if (generation.enter()) {
            answer(request, response, new Leaving(callback, generation));
        } else {
            Objects.requireNonNull(successor, "a retired table has a successor").dispatch(request, response, callback);
        }
    }

    private void answer(InboundRequest request, Response response, Callback callback) {
        Route route = (request.tls() == null ? plain : secure).match(request);
        if (route == null) {
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, "404 page not found");
            return;
        }
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
     * Ends the request's stay in its generation; once, also if a middleware completes the callback twice, since one leave too
     * many would close what other requests still use.
     */
    private static final class Leaving extends Callback.Nested {

        private static final AtomicIntegerFieldUpdater<Leaving> LEFT =
                AtomicIntegerFieldUpdater.newUpdater(Leaving.class, "left");

        private final Generation generation;
        private volatile int left;

        Leaving(Callback callback, Generation generation) {
            super(callback);
            this.generation = generation;
        }

        @Override
        public void completed() {
            if (LEFT.compareAndSet(this, 0, 1)) {
                generation.leave();
            }
        }
    }
}
