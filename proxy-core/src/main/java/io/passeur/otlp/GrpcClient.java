package io.passeur.otlp;

import io.passeur.net.Network;
import io.passeur.tls.ClientTls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.ssl.SslClientConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Starts Jetty's HTTP/2 client for one collector, over TLS or with prior knowledge. */
final class GrpcClient {

    /** Exports come at intervals; the connection may be kept between them. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    private GrpcClient() {}

    static HttpClient start(Network network, @Nullable ClientTls tls, Duration connectTimeout) {
        ClientConnector connector = network.newClientConnector();
        connector.setSelectors(1);
        connector.setSslContextFactory(tls == null ? new SslContextFactory.Client() : new Engines(tls));
        HttpClientTransportOverHTTP2 transport = new HttpClientTransportOverHTTP2(new HTTP2Client(connector));
        HttpClient client = new HttpClient(transport);
        client.setExecutor(network.executor());
        client.setScheduler(network.scheduler());
        client.setByteBufferPool(network.buffers());
        client.setConnectTimeout(connectTimeout.toMillis());
        client.setIdleTimeout(IDLE.toMillis());
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        LifeCycle.start(client);
        client.getContentDecoderFactories().clear();
        return client;
    }

    private static final class Engines extends SslContextFactory.Client
            implements SslClientConnectionFactory.SslEngineFactory {

        private final ClientTls tls;

        Engines(ClientTls tls) {
            this.tls = tls;
        }

        @Override
        public SSLEngine newSslEngine(String host, int port, Map<String, Object> context) {
            return tls.engine(host, port, List.of("h2"));
        }
    }
}
