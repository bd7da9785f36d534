package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.net.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The servers that are reached over HTTP/2, with prior knowledge ({@code h2c://}) or because they select it ({@code
 * https://}). All uses of a server share its sessions.
 *
 * <p>This is built on Jetty's sessions and streams, not on HttpClient and ProxyHandler. Sessions and streams expose
 * HEADERS, DATA, trailers, RST_STREAM and GOAWAY individually, as gRPC requires, and reading a stream only after the
 * previous data was written gives back-pressure. ProxyHandler loses trailers and bodies of unknown length and parses
 * targets again; each of these would need overrides in two layers.
 */
final class Http2Upstreams implements AutoCloseable {

    private record Server(String host, int port, TransportSettings transport) {}

    private final Network network;
    private final ServerFaults faults;
    private final Http2Dialer dialer;
    private final Function<UpstreamTarget, Http1Upstream> http1;
    private final Map<Server, Http2Pool> pools = new HashMap<>();

    /**
     * @param http1 opens the same server over HTTP/1.1: for upgrades, which HTTP/2 does not have, and for servers
     *     that select it
     */
    Http2Upstreams(Network network, ServerFaults faults, Function<UpstreamTarget, Http1Upstream> http1) {
        this.network = network;
        this.faults = faults;
        this.http1 = http1;
        dialer = new Http2Dialer(network);
    }

    /** Opens an upstream; does not connect yet. */
    Upstream open(UpstreamTarget target) {
        return switch (target.protocol()) {
            case HTTPS -> openChoosing(target);
            case HTTP, H2C, UNIX ->
                new Http2Upstream(this, target, acquire(target, null), http1.apply(withHttp1(target)));
        };
    }

    private Upstream openChoosing(UpstreamTarget target) {
        Http1Upstream other = http1.apply(target);
        TlsServer tls = other.pool().tls();
        return tls == null || !tls.mayHttp2()
                ? other
                : new HttpsUpstream(this, target, acquire(target, other.pool()), other);
    }

    ServerFaults faults() {
        return faults;
    }

    Network network() {
        return network;
    }

    private static UpstreamTarget withHttp1(UpstreamTarget target) {
        return new UpstreamTarget(
                Protocol.HTTP,
                target.host(),
                target.port(),
                target.transport(),
                target.passHostHeader(),
                target.preservePath(),
                target.path(),
                target.hint());
    }

    private synchronized Http2Pool acquire(UpstreamTarget target, @Nullable Http1Pool other) {
        Server server = new Server(target.host(), target.port(), target.transport());
        Http2Pool pool = pools.computeIfAbsent(server, key -> new Http2Pool(network, dialer, target, other));
        pool.uses++;
        return pool;
    }

    synchronized void release(Http2Pool pool) {
        if (--pool.uses == 0) {
            pools.values().remove(pool);
            pool.close();
        }
    }

    /** Lets each session end with its last stream. */
    @Override
    public synchronized void close() {
        pools.values().forEach(Http2Pool::close);
        pools.clear();
    }
}
