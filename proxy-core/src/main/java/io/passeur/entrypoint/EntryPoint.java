package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.net.Network;
import io.passeur.observation.RequestObserver;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.TlsPolicy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One entry point: its sockets and the dispatcher that answers. Thread-safe. */
public final class EntryPoint implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EntryPoint.class);

    private final String option;
    private final EntryPointAddress address;
    private final Server server;
    private final ServerConnector connector;
    private final RequestEntry entry;
    private final Traffic traffic = new Traffic();
    /** Read exactly once by every handshake. */
    private volatile TlsPolicy tls = TlsPolicy.initial();

    private final Handshakes handshakes = new Handshakes();
    private final Deadlines deadlines;
    private final Drain drain;

    /**
     * Opens nothing yet.
     *
     * @param observers are told of each request, in this order
     * @throws ConfigurationException if the configuration cannot work
     */
    public EntryPoint(
            String name, EntryPointConfiguration configuration, Network network, List<RequestObserver> observers) {
        option = "entryPoints." + name + ".address";
        check(name, configuration);
        address = parse(option, configuration.address());
        List<RequestObserver> all = new ArrayList<>(observers);
        all.add(traffic);
        entry = new RequestEntry(
                name, intake(name, configuration), KeepAlive.of(configuration.transport()), new FailureLog(log), all);
        server = network.newServer();
        server.setHandler(entry);
        server.setErrorHandler(new PlainErrors());
        connector = network.newConnector(server, factories(configuration, network));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setReusePort(configuration.reusePort());
        // The deadlines know which waiting counts as idle; Jetty's own limit would also end slow answers.
        connector.setIdleTimeout(0);
        connector.setShutdownIdleTimeout(-1);
        server.addConnector(connector);
        deadlines = new Deadlines(connector, configuration.transport().respondingTimeouts(), network.scheduler());
        drain = new Drain(connector, configuration.transport().lifeCycle(), entry.running(), network.scheduler());
    }

    private ConnectionFactory[] factories(EntryPointConfiguration configuration, Network network) {
        Protocols protocols = new Protocols(configuration);
        return protocols.behind(new FirstBytesFactory(
                protocols,
                new TlsOpener(() -> tls, protocols, handshakes, network),
                TrustedPeers.of(configuration.proxyProtocol())));
    }

    private static void check(String name, EntryPointConfiguration configuration) {
        int streams = configuration.http2().maxConcurrentStreams();
        if (streams <= 0) {
            throw new ConfigurationException(
                    "entryPoints." + name + ".http2.maxConcurrentStreams: " + streams + " is not above 0");
        }
    }

    private static EntryPointAddress parse(String option, String address) {
        try {
            return EntryPointAddress.parse(address);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(option + ": " + e.getMessage(), e);
        }
    }

    private static RequestIntake intake(String name, EntryPointConfiguration configuration) {
        try {
            return new RequestIntake(configuration);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    "entryPoints." + name + ".forwardedHeaders.trustedIPs: " + e.getMessage(), e);
        }
    }

    /** Every request that begins after this returns sees {@code dispatcher}. Until the first call the answer is 404. */
    public void swap(RequestDispatcher dispatcher) {
        entry.swap(dispatcher);
    }

    /** Every handshake that begins after this returns sees {@code policy}; no connection is closed. */
    public void swapTls(TlsPolicy policy) {
        tls = policy;
    }

    /** Opens the sockets. @throws ConfigurationException if the address is taken or not ours */
    public void start() {
        Binding.open(connector, option, address);
        try {
            LifeCycle.start(server);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        deadlines.start();
    }

    /** The port that is listened on; differs from the configuration's when that is 0. */
    public int port() {
        return connector.getLocalPort();
    }

    /** How many connections are open, those that became tunnels included. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /** What it has done so far. */
    public Traffic traffic() {
        return traffic;
    }

    /** How many requests are being answered. */
    public int requests() {
        return entry.running().count();
    }

    /** How many handshakes have failed so far. */
    public long failedHandshakes() {
        return handshakes.failed();
    }

    /**
     * Both phases of the life cycle: goes on accepting, then stops, waits for what runs, and breaks what is left. Blocks
     * its caller until then.
     */
    public void drain() {
        drain.run();
        close();
    }

    /** Stops at once. */
    @Override
    public void close() {
        deadlines.close();
        connector.close();
        LifeCycle.stop(server);
    }
}
