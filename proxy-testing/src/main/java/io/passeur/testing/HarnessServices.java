package io.passeur.testing;

import io.passeur.config.ClientTlsConfiguration;
import io.passeur.config.QualifiedName;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.http.subrequest.ElementSubRequests;
import io.passeur.http.subrequest.LiveServices;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.http.subrequest.SubRequestScope;
import io.passeur.live.Stay;
import io.passeur.net.Network;
import io.passeur.observation.SubRequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.ClientTlsCompiler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/**
 * The services to which a middleware in a harness may send requests. Each is a real server on a free port; the proxy's
 * own client reaches it. URLs are reached in the same way.
 */
final class HarnessServices implements AutoCloseable {

    private static final String PROVIDER = "harness";

    private final Network network = new Network(1);
    private final Forwarder forwarder = new Forwarder(network);
    private final Map<QualifiedName, BackendServer> servers = new HashMap<>();
    private final ElementSubRequests subRequests;

    HarnessServices(Map<String, Request.Handler> services) {
        services.forEach((name, handler) ->
                servers.put(QualifiedName.of(name, PROVIDER), BackendServer.start(name, handler, this::upstream)));
        SubRequestManager manager =
                new SubRequestManager(network, forwarder::open, SubRequestTracer.NONE, SubRequestObserver.NONE);
        Map<QualifiedName, LiveServices.Target> targets = new HashMap<>();
        servers.forEach((name, server) -> targets.put(name, new LiveServices.Target(server, Stay.FOREVER)));
        manager.services().swap(targets);
        subRequests = manager.of(new QualifiedName("test", PROVIDER), new Scope());
    }

    ElementSubRequests subRequests() {
        return subRequests;
    }

    private Upstream upstream(int port) {
        return forwarder.open(
                new UpstreamTarget(Protocol.HTTP, "127.0.0.1", port, settings().plain(), true, false, ""));
    }

    private static TransportSettings settings() {
        return new TransportSettings(
                2,
                Duration.ofSeconds(30),
                Duration.ZERO,
                Duration.ofSeconds(90),
                Duration.ZERO,
                Duration.ofSeconds(15),
                ClientTlsCompiler.compile(ClientTlsConfiguration.USUAL));
    }

    BackendServer server(String name) {
        BackendServer server = servers.get(QualifiedName.of(name, PROVIDER));
        if (server == null) {
            throw new IllegalArgumentException("service: \"" + name + "\" (expected: one of " + names() + ")");
        }
        return server;
    }

    private String names() {
        return servers.keySet().stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        subRequests.close();
        servers.values().forEach(BackendServer::close);
        forwarder.close();
        network.close();
    }

    private final class Scope implements SubRequestScope {

        @Override
        public QualifiedName service(String reference) {
            QualifiedName name = QualifiedName.of(reference, PROVIDER);
            if (!servers.containsKey(name)) {
                throw new ConfigurationException(
                        "the service \"" + name + "\" does not exist; the harness knows " + names());
            }
            return name;
        }

        @Override
        public TransportSettings transport(String reference) {
            return settings();
        }
    }
}
