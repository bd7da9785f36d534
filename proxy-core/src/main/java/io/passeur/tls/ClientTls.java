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
 * How TLS is spoken to the servers of one transport. Remembers sessions for resumption, so there should be one of it for
 * all connections that share settings. Two are equal if they were made of the same settings. Thread-safe.
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

    /** For clients that make their engines themselves; names of servers that are to differ from the URL's are not in it. */
    public SSLContext context() {
        return context;
    }

    /** Who decides in {@link #context()}. */
    public X509TrustManager trust() {
        return trust;
    }

    /** Whether HTTP/2 may be offered to servers. */
    public boolean http2() {
        return settings.http2();
    }

    /**
     * An engine for one connection.
     *
     * @param host of the server's URL, IPv6 without brackets
     * @param protocols offered by ALPN, best first
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

    /** Not the JDK's type for host names, which refuses underscores; names of containers have them. */
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
