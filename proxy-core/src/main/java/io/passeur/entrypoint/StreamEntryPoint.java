package io.passeur.entrypoint;

import io.passeur.config.EntryPointAddress;
import io.passeur.config.EntryPointConfiguration;
import io.passeur.net.Network;
import io.passeur.observation.RequestObserver;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An entry point that accepts connections: its sockets and what it serves. Thread-safe. */
public final class StreamEntryPoint implements EntryPoint {

    private static final Logger log = LoggerFactory.getLogger(StreamEntryPoint.class);

    private final String option;
    private final EntryPointAddress address;
    private final Server server;
    private final ServerConnector connector;
    private final RequestEntry entry;
    private final Traffic traffic = new Traffic();
    private final AtomicReference<StreamState> state = new AtomicReference<>(StreamState.initial());
    private final HandshakeStatistics handshakes = new HandshakeStatistics();
    private final Deadlines deadlines;
    private final Drain drain;

    StreamEntryPoint(
            String name,
            EntryPointAddress address,
            EntryPointConfiguration configuration,
            Network network,
            List<RequestObserver> observers) {
        option = EntryPointAddress.option(name);
        this.address = address;
        check(name, configuration);
        List<RequestObserver> all = new ArrayList<>(observers);
        all.add(traffic);
        entry = new RequestEntry(
                name,
                state::get,
                intake(name, configuration),
                KeepAliveLimits.of(configuration.transport()),
                new FailureLog(log),
                all,
                network.heads());
        server = network.newServer();
        server.setHandler(entry);
        server.setErrorHandler(new PlainErrors());
        connector = network.newConnector(server, factories(configuration, network));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setReusePort(configuration.reusePort());
        // The deadlines know which connections are idle; Jetty's own limit would also end slow responses.
        connector.setIdleTimeout(0);
        connector.setShutdownIdleTimeout(-1);
        server.addConnector(connector);
        deadlines = new Deadlines(connector, configuration.transport().respondingTimeouts(), network.scheduler());
        drain = new Drain(connector, configuration.transport().lifeCycle(), entry.running(), network.scheduler());
    }

    private ConnectionFactory[] factories(EntryPointConfiguration configuration, Network network) {
        Protocols protocols = new Protocols(configuration, network.heads());
        return protocols.behind(new NewConnectionFactory(
                state::get, protocols, new TlsOpener(handshakes, network), configuration.proxyProtocol()));
    }

    private static void check(String name, EntryPointConfiguration configuration) {
        int streams = configuration.http2().maxConcurrentStreams();
        if (streams <= 0) {
            throw new ConfigurationException(
                    "entryPoints." + name + ".http2.maxConcurrentStreams: " + streams + " is not above 0");
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

    /**
     * Replaces what is served: every handshake and request that begins after this returns sees the result, and no connection is
     * closed.
     *
     * @param change gets what is served now
     */
    public void swap(UnaryOperator<StreamState> change) {
        state.updateAndGet(change);
    }

    @Override
    public void start() {
        PortOpener.open(connector, option, address);
        try {
            LifeCycle.start(server);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        deadlines.start();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    /** How many connections are open, including tunnels. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /** Its traffic so far. */
    public Traffic traffic() {
        return traffic;
    }

    /** How many requests are in progress. */
    public int requests() {
        return entry.running().count();
    }

    /** How many handshakes have failed so far. */
    public long failedHandshakes() {
        return handshakes.failed();
    }

    @Override
    public void drain() {
        drain.run();
        close();
    }

    @Override
    public void close() {
        deadlines.close();
        connector.close();
        LifeCycle.stop(server);
    }
}
