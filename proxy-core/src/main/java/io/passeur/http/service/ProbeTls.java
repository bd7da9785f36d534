package io.passeur.http.service;

import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.io.ssl.SslClientConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Takes TLS from the transport of each probe. A probe that is redirected from plain text to TLS uses Java's defaults. */
final class ProbeTls extends SslContextFactory.Client implements SslClientConnectionFactory.SslEngineFactory {

    ProbeTls() {
        setEndpointIdentificationAlgorithm("HTTPS");
    }

    @Override
    public SSLEngine newSslEngine(String host, int port, Map<String, Object> context) {
        @Nullable
        SSLEngine own =
                context.get(Transport.CONTEXT_KEY) instanceof ProbeTransport way ? way.engine(host, port) : null;
        return own == null ? newSSLEngine(host, port) : own;
    }
}
