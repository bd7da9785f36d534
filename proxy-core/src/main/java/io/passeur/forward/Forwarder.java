package io.passeur.forward;

import io.passeur.net.Network;

/** Opens ways to servers and shares their connections. Thread-safe. */
public final class Forwarder implements AutoCloseable {

    private final Http1Upstreams http1;
    private final Http2Upstreams http2;

    public Forwarder(Network network) {
        http1 = new Http1Upstreams(network);
        http2 = new Http2Upstreams(network, http1::open);
    }

    /** Makes no connection yet. */
    public Upstream open(UpstreamTarget target) {
        return switch (target.protocol()) {
            case HTTP -> http1.open(target);
            case HTTPS, H2C -> http2.open(target);
        };
    }

    @Override
    public void close() {
        http2.close();
        http1.close();
    }
}
