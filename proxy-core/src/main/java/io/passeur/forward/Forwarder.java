package io.passeur.forward;

import io.passeur.net.Network;

/** Opens ways to servers and shares their connections. Thread-safe. */
public final class Forwarder implements AutoCloseable {

    private final Http1Upstreams http1;

    public Forwarder(Network network) {
        http1 = new Http1Upstreams(network);
    }

    /** Makes no connection yet. */
    public Upstream open(UpstreamTarget target) {
        return switch (target.protocol()) {
            case HTTP -> http1.open(target);
            case H2C -> throw new UnsupportedOperationException("HTTP/2 to servers is not supported yet");
        };
    }

    @Override
    public void close() {
        http1.close();
    }
}
