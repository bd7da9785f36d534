package io.passeur.http.service;

import io.passeur.net.Network;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The HTTP client of health checks, started by the first probe. Thread-safe. */
final class ProbeClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 10;
    private static final long IDLE_MILLIS = 5_000;
    private static final long DESTINATION_MILLIS = 600_000;
    private static final int BUFFER_SIZE = 4_096;

    private final Network network;
    private final Scheduler scheduler;
    private @Nullable HttpClient client;
    private boolean closed;

    ProbeClient(Network network, Scheduler scheduler) {
        this.network = network;
        this.scheduler = scheduler;
    }

    synchronized HttpClient started() throws Exception {
        if (closed) {
            throw new IllegalStateException("health checks are stopped");
        }
        HttpClient current = client;
        if (current == null) {
            current = newClient();
            current.start();
            // Bodies are dropped, so servers need not compress them.
            current.getContentDecoderFactories().clear();
            client = current;
        }
        return current;
    }

    private HttpClient newClient() {
        ClientConnector connector = new ClientConnector();
        connector.setExecutor(network.executor());
        connector.setScheduler(scheduler);
        connector.setByteBufferPool(network.buffers());
        connector.setSelectors(1);
        connector.setSslContextFactory(new ProbeTls());
        HTTP2Client http2 = new HTTP2Client(connector);
        HttpClient fresh = new HttpClient(new HttpClientTransportDynamic(
                connector, HttpClientConnectionFactory.HTTP11, new ClientConnectionFactoryOverHTTP2.HTTP2(http2)));
        fresh.setExecutor(network.executor());
        fresh.setScheduler(scheduler);
        fresh.setByteBufferPool(network.buffers());
        fresh.setSocketAddressResolver(new ProbeAddresses(network.resolver()));
        fresh.setMaxRedirects(MOST_REDIRECTS);
        fresh.setIdleTimeout(IDLE_MILLIS);
        // Servers come and go with configurations.
        fresh.setDestinationIdleTimeout(DESTINATION_MILLIS);
        fresh.setRequestBufferSize(BUFFER_SIZE);
        fresh.setResponseBufferSize(BUFFER_SIZE);
        fresh.setHttpCookieStore(new HttpCookieStore.Empty());
        fresh.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "passeur-health-check"));
        return fresh;
    }

    @Override
    public synchronized void close() {
        closed = true;
        LifeCycle.stop(client);
        client = null;
    }
}
