package io.passeur.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509TrustManager;

/**
 * TLS to the servers of one transport. Caches sessions for resumption, so all connections with the same settings should
 * share one instance. Equal if the settings are equal. Thread-safe.
 */
public final class ClientTls {

    private final ClientTlsSettings settings;
    private final SSLContext context;
    private final X509TrustManager trust;

    ClientTls(ClientTlsSettings settings, SSLContext context, X509TrustManager trust) {
        this.settings = settings;
        this.context = context;
        this.trust = trust;
    }

    /** The context for clients that create their own engines. It does not include a configured server name. */
    public SSLContext context() {
        return context;
    }

    /** The trust manager of {@link #context()}. */
    public X509TrustManager trust() {
        return trust;
    }

    /** Whether HTTP/2 may be offered to servers. */
    public boolean http2() {
        return settings.http2();
    }

    /**
     * Creates an engine for one connection.
     *
     * @param host the host of the server's URL, IPv6 without brackets
     * @param protocols the ALPN protocols to offer, best first
     */
    public SSLEngine engine(String host, int port, List<String> protocols) {
        String name = settings.serverName().isEmpty() ? host : settings.serverName();
        SSLEngine engine = context.createSSLEngine(name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.versions().toArray(String[]::new));
        parameters.setCipherSuites(settings.suites().toArray(String[]::new));
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        if (!settings.insecure() && !PeerNames.isOurs(name)) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        parameters.setServerNames(isAddress(name) ? List.of() : List.of(sni(name)));
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** Not the JDK's type for host names, which rejects underscores; container names contain them. */
    private static SNIServerName sni(String name) {
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return new SNIServerName(StandardConstants.SNI_HOST_NAME, relative.getBytes(StandardCharsets.US_ASCII)) {};
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientTls tls && tls.settings.equals(settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }
}
