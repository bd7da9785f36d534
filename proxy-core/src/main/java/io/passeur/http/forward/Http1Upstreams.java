package io.passeur.http.forward;

import io.passeur.net.Network;
import io.passeur.tls.ClientTls;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The servers that are reached over HTTP/1.1. Targets that differ only in how requests are written share connections.
 */
final class Http1Upstreams implements AutoCloseable {

    private static final int MAX_IDLE_OF_ALL = 8192;

    private static final class Shared {
        private final Http1Pool pool;
        private int users;

        Shared(Http1Pool pool) {
            this.pool = pool;
        }
    }

    private final Network network;
    private final ServerFaults faults;
    private final AtomicInteger idle = new AtomicInteger();
    private final Map<Http1Pool.Key, Shared> pools = new HashMap<>();

    Http1Upstreams(Network network, ServerFaults faults) {
        this.network = network;
        this.faults = faults;
    }

    synchronized Http1Upstream open(UpstreamTarget target) {
        Http1Pool.Key key = new Http1Pool.Key(target.host(), target.port(), target.transport());
        Shared shared = pools.computeIfAbsent(key, k -> new Shared(newPool(k)));
        shared.users++;
        return new Http1Upstream(network, faults, shared.pool, target, () -> release(key));
    }

    private Http1Pool newPool(Http1Pool.Key key) {
        ClientTls tls = key.transport().tls();
        TlsServer secure = tls == null ? null : new TlsServer(network, key.host(), key.port(), tls);
        return new Http1Pool(key, secure, network.lanes(), idle, MAX_IDLE_OF_ALL);
    }

    private synchronized void release(Http1Pool.Key key) {
        Shared shared = pools.get(key);
        if (shared != null && --shared.users == 0) {
            pools.remove(key);
            shared.pool.close();
        }
    }

    @Override
    public synchronized void close() {
        pools.values().forEach(shared -> shared.pool.close());
        pools.clear();
    }
}
