package io.passeur.http.forward;

import io.passeur.net.ConnectListener;
import io.passeur.net.LaneEndPoint;
import io.passeur.net.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * Opens a connection for an exchange: resolves the host and tries its addresses in order, all within one time limit.
 */
final class Http1Dial implements ConnectListener, TlsHandshakeListener {

    private final Network network;
    private final Http1Pool pool;
    private final UpstreamExchange exchange;
    private final int lane;
    private final Duration limit;
    private final long began = System.nanoTime();
    private final NewAddresses hosts;
    private InetAddress[] addresses = {};
    private int next;

    Http1Dial(Network network, Http1Pool pool, UpstreamExchange exchange) {
        this.network = network;
        this.pool = pool;
        this.exchange = exchange;
        this.lane = exchange.lane();
        this.limit = pool.key().transport().dialTimeout();
        this.hosts = new NewAddresses(network, pool.key().host());
    }

    void start() {
        CompletableFuture<InetAddress[]> found = hosts.known();
        if (!found.isDone() && !limit.isZero()) {
            // A dependent future, because other dials may wait for the same look-up.
            found = found.thenApply(all -> all).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        CompletableFuture<?> unused = found.whenComplete(this::resolved);
    }

    private void resolved(InetAddress @Nullable [] found, @Nullable Throwable failure) {
        if (found == null || found.length == 0) {
            failed(exchange, failure == null ? new IllegalStateException("no address") : failure);
            return;
        }
        tryAll(found);
    }

    private void tryAll(InetAddress[] found) {
        hosts.trying(found);
        addresses = found;
        next = 0;
        tryNext();
    }

    private void tryNext() {
        Duration left = left();
        if (!limit.isZero() && left.toMillis() <= 0) {
            unsecured(new SocketTimeoutException("no connection within " + limit));
            return;
        }
        network.connect(new InetSocketAddress(addresses[next++], pool.key().port()), left, lane, this);
    }

    private Duration left() {
        return limit.isZero() ? limit : limit.minusNanos(System.nanoTime() - began);
    }

    @Override
    public Connection connected(LaneEndPoint endPoint) {
        TlsServer tls = pool.tls();
        return tls == null ? secured(endPoint, "") : tls.begin(endPoint, List.of(TlsServer.HTTP_1), left(), this);
    }

    @Override
    public Connection secured(EndPoint endPoint, String protocol) {
        return new Http1Connection(endPoint, network, pool, lane, exchange);
    }

    @Override
    public void failed(Throwable cause) {
        if (next < addresses.length && exchange.isWaiting()) {
            tryNext();
        } else {
            CompletableFuture<?> unused = hosts.others().thenAccept(others -> tryOthers(others, cause));
        }
    }

    private void tryOthers(InetAddress[] others, Throwable cause) {
        if (others.length > 0 && exchange.isWaiting()) {
            tryAll(others);
        } else {
            unsecured(cause);
        }
    }

    @Override
    public void unsecured(Throwable cause) {
        pool.choose(false);
        failed(exchange, cause);
    }

    private static void failed(UpstreamExchange exchange, Throwable cause) {
        exchange.failed(null, ExchangeFailure.notConnected(cause));
    }
}
