package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.net.Network;

/** One entry point: its sockets and the dispatcher that answers. */
public final class EntryPoint implements AutoCloseable {

    public EntryPoint(String name, EntryPointConfiguration configuration, Network network) {
        throw new UnsupportedOperationException("not yet " + name + configuration + network);
    }

    /** Every request that begins after this returns sees {@code dispatcher}. Until the first call the answer is 404. */
    public void swap(RequestDispatcher dispatcher) {
        throw new UnsupportedOperationException("not yet " + dispatcher);
    }

    /** Opens the sockets. @throws io.passeur.spi.ConfigurationException if the address is taken or not ours */
    public void start() {}

    /** The port that is listened on; differs from the configuration's when that is 0. */
    public int port() {
        throw new UnsupportedOperationException();
    }

    /** Both phases of the life cycle: goes on accepting, then stops, waits for what runs, and breaks what is left. */
    public void drain() {}

    /** Stops at once. */
    @Override
    public void close() {}
}
