package io.passeur.http.forward;

import io.passeur.tls.ClientTls;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ssl.SslClientConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** TLS for Jetty's client, with the settings of a transport or, if it has none, with Java's defaults. */
final class OutboundTls extends SslContextFactory.Client implements SslClientConnectionFactory.SslEngineFactory {

    private final @Nullable ClientTls tls;

    OutboundTls(@Nullable ClientTls tls) {
        this.tls = tls;
        setEndpointIdentificationAlgorithm("HTTPS");
    }

    @Override
    public SSLEngine newSslEngine(String host, int port, Map<String, Object> context) {
        return tls == null ? newSSLEngine(host, port) : tls.engine(host, port, List.of(TlsServer.HTTP_1));
    }
}
