package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.net.Network;

/** Opens upstreams and shares the connections of those that lead to the same server. Thread-safe. */
public final class Forwarder implements AutoCloseable {

    private final Http1Upstreams http1;
    private final Http2Upstreams http2;
    private final OutboundUpstreams outbound;

    /** Makes a forwarder that connects to all servers directly. */
    public Forwarder(Network network) {
        this(network, OutboundProxies.none());
    }

    public Forwarder(Network network, OutboundProxies proxies) {
        ServerFaults faults = new ServerFaults();
        outbound = new OutboundUpstreams(network, faults, proxies);
        http1 = new Http1Upstreams(network, faults);
        http2 = new Http2Upstreams(network, faults, http1::open);
    }

    /** Opens an upstream; does not connect yet. */
    public Upstream open(UpstreamTarget target) {
        Upstream detour = outbound.open(target);
        if (detour != null) {
            return detour;
        }
        return target.protocol() == Protocol.HTTP ? http1.open(target) : http2.open(target);
    }

    @Override
    public void close() {
        outbound.close();
        http2.close();
        http1.close();
    }
}
