package io.passeur.entrypoint;

import io.passeur.config.EntryPointAddress;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.net.Network;
import io.passeur.observation.RequestObserver;
import io.passeur.spi.ConfigurationException;
import java.util.List;

/**
 * An address that the proxy listens on. What it serves is one immutable object that a configuration replaces as a whole.
 * Thread-safe.
 */
public sealed interface EntryPoint extends AutoCloseable permits StreamEntryPoint, DatagramEntryPoint {

    /**
     * The entry point for a configuration; opens nothing yet.
     *
     * @param observers are told of each request, in this order
     * @throws ConfigurationException if the configuration cannot work
     */
    static EntryPoint of(
            String name, EntryPointConfiguration configuration, Network network, List<RequestObserver> observers) {
        EntryPointAddress address = EntryPointAddress.of(name, configuration);
        return switch (address.transport()) {
            case TCP -> new StreamEntryPoint(name, address, configuration, network, observers);
            case UDP ->
                throw new ConfigurationException(EntryPointAddress.option(name) + ": \"" + address
                        + "\": UDP entry points are not supported yet");
        };
    }

    /** Opens the sockets. @throws ConfigurationException if the address is taken or not ours */
    void start();

    /** The port that is listened on; differs from the configuration's when that is 0. */
    int port();

    /**
     * Both phases of the life cycle: goes on accepting, then stops, waits for what runs, and breaks what is left. Blocks its
     * caller until then.
     */
    void drain();

    /** Stops at once. */
    @Override
    void close();
}
