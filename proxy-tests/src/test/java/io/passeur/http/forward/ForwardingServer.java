package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.net.Network;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.tls.ClientTlsCompiler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** A server that hands every request to one upstream: forwarding without anything around it. */
final class ForwardingServer implements AutoCloseable {

    static final TransportSettings SETTINGS = new TransportSettings(
            200,
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofSeconds(90),
            Duration.ZERO,
            Duration.ofSeconds(15),
            null);

    private final int upstreamPort;
    private final Network network;
    private final Forwarder forwarder;
    private final Upstream upstream;
    private final Server server;
    private final ServerConnector connector;
    private volatile boolean handOver;
    private volatile Runnable beforeHandling = () -> {};
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

    ForwardingServer(UpstreamTarget target) {
        this(target, 2);
    }

    ForwardingServer(UpstreamTarget target, int lanes) {
        this(target, lanes, OutboundProxies.none());
    }

    ForwardingServer(UpstreamTarget target, int lanes, OutboundProxies proxies) {
        upstreamPort = target.port();
        network = new Network(lanes);
        forwarder = new Forwarder(network, proxies);
        upstream = forwarder.open(target);
        server = network.newServer();
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(configuration());
        http2.setMaxConcurrentStreams(250);
        connector = network.newConnector(server, new HttpConnectionFactory(configuration()), http2);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                beforeHandling.run();
                if (handOver) {
                    network.executor().execute(() -> forward(request, response, callback));
                } else {
                    forward(request, response, callback);
                }
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void forward(Request request, Response response, Callback callback) {
        try {
            upstream.handle(
                    request,
                    response,
                    Callback.from(
                            InvocationType.NON_BLOCKING,
                            () -> {
                                statuses.add(response.getStatus());
                                callback.succeeded();
                            },
                            cause -> {
                                statuses.add(response.getStatus());
                                callback.failed(cause);
                            }));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setHeaderCacheSize(64);
        configuration.setRequestHeaderSize(128 * 1024);
        configuration.setMaxResponseHeaderSize(2 * 1024 * 1024);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    static ForwardingServer to(int port) {
        return new ForwardingServer(target(port, SETTINGS));
    }

    static ForwardingServer toH2c(int port) {
        return toH2c(port, SETTINGS);
    }

    static ForwardingServer toH2c(int port, TransportSettings settings) {
        return new ForwardingServer(new UpstreamTarget(Protocol.H2C, "127.0.0.1", port, settings, true, false, ""));
    }

    /** To a server with a certificate of this authority for 127.0.0.1. */
    static ForwardingServer toHttps(int port, CertificateAuthority authority, boolean http2) {
        return toHttps(port, authority, http2, "");
    }

    /** @param version the newest of TLS, such as {@code TLSv1.2} */
    static ForwardingServer toHttps(int port, CertificateAuthority authority, boolean http2, String version) {
        TransportSettings settings = trusting(authority, http2, version.replace("TLSv1.", "VersionTLS1"));
        return new ForwardingServer(new UpstreamTarget(Protocol.HTTPS, "127.0.0.1", port, settings, true, false, ""));
    }

    static TransportSettings trusting(CertificateAuthority authority, boolean http2, String version) {
        return new TransportSettings(
                SETTINGS.maxIdle(),
                Duration.ofSeconds(5),
                SETTINGS.responseHeaderTimeout(),
                SETTINGS.idleTimeout(),
                SETTINGS.readIdleTimeout(),
                SETTINGS.pingTimeout(),
                new ClientTlsCompiler()
                        .compile(
                                new ServersTransportSpec(
                                        "",
                                        false,
                                        List.of(authority.pem()),
                                        List.of(),
                                        List.of(),
                                        "",
                                        version,
                                        "",
                                        List.of(),
                                        0,
                                        null,
                                        !http2),
                                warning -> {}));
    }

    static UpstreamTarget target(int port, TransportSettings settings) {
        return new UpstreamTarget(Protocol.HTTP, "127.0.0.1", port, settings, true, false, "");
    }

    int port() {
        return connector.getLocalPort();
    }

    int upstreamPort() {
        return upstreamPort;
    }

    RawConnection connect() {
        return RawConnection.to(port());
    }

    /** Another use of a server. */
    Upstream open(UpstreamTarget target) {
        return forwarder.open(target);
    }

    /** Runs on the thread of the client's connection, and of idle connections to the server, before each request. */
    void beforeHandling(Runnable task) {
        beforeHandling = task;
    }

    /** Whether requests are forwarded by other threads than their connections', as behind a middleware that may block. */
    void handOver(boolean toOtherThreads) {
        handOver = toOtherThreads;
    }

    void closeUpstream() {
        upstream.close();
    }

    Network network() {
        return network;
    }

    /** The status of the next exchange that has ended. */
    int awaitStatus() throws InterruptedException {
        Integer status = statuses.poll(20, TimeUnit.SECONDS);
        if (status == null) {
            throw new AssertionError("no exchange has ended");
        }
        return status;
    }

    /** How many ended exchanges nobody has asked for. */
    int endedExchanges() {
        return statuses.size();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        upstream.close();
        forwarder.close();
        network.close();
    }
}
