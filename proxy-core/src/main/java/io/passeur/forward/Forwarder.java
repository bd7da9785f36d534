package io.passeur.forward;

import io.passeur.net.Network;

/** Opens ways to servers and shares their connections. Thread-safe. */
public final class Forwarder implements AutoCloseable {

    public Forwarder(Network network) {
        throw new UnsupportedOperationException("not yet " + network);
    }

    /** Makes no connection yet. */
    public Upstream open(UpstreamTarget target) {
        throw new UnsupportedOperationException("not yet " + target);
    }

    @Override
    public void close() {}
}
