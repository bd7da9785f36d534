package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.net.Network;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * The servers that are reached through a proxy or over a Unix domain socket. Jetty's {@code ProxyHandler} and client
 * carry these requests, apart from the usual path.
 */
final class OutboundUpstreams implements AutoCloseable {

    /** Servers with equal keys share a client. */
    private record Key(
            TransportSettings transport, @Nullable OutboundProxy proxy) {}

    private static final class Shared {
        private final OutboundHandler handler;
        private int users;

        Shared(OutboundHandler handler) {
            this.handler = handler;
        }
    }

    private final Network network;
    private final ServerFaults faults;
    private final OutboundProxies proxies;
    private final Map<Key, Shared> handlers = new HashMap<>();

    OutboundUpstreams(Network network, ServerFaults faults, OutboundProxies proxies) {
        this.network = network;
        this.faults = faults;
        this.proxies = proxies;
    }

    /** @return null if the server is reached directly */
    @Nullable
    Upstream open(UpstreamTarget target) {
        OutboundProxy proxy = proxies.find(target);
        return proxy == null && target.protocol() != Protocol.UNIX
                ? null
                : open(target, new Key(target.transport(), proxy));
    }

    private synchronized Upstream open(UpstreamTarget target, Key key) {
        Shared shared = handlers.computeIfAbsent(
                key, k -> new Shared(OutboundHandler.start(network, k.transport(), k.proxy())));
        shared.users++;
        return new OutboundUpstream(shared.handler, faults, target, () -> release(key));
    }

    private void release(Key key) {
        Shared unused = null;
        synchronized (this) {
            Shared shared = handlers.get(key);
            if (shared != null && --shared.users == 0) {
                unused = handlers.remove(key);
            }
        }
        if (unused != null) {
            OutboundHandler handler = unused.handler;
            network.executor().execute(handler::stopWhenIdle);
        }
    }

    @Override
    public synchronized void close() {
        handlers.values().forEach(shared -> LifeCycle.stop(shared.handler));
        handlers.clear();
    }
}
