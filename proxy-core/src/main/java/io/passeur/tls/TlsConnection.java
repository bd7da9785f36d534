package io.passeur.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The result of the TLS handshake of one connection.
 *
 * @param serverName the server name that the client sent, in lower case; null if it sent none
 * @param protocol as the Java runtime names it: {@code TLSv1.3}
 * @param cipherSuite as the Java runtime names it, which is the registered name except for very old suites
 */
public record TlsConnection(
        @Nullable String serverName, TlsOptions options, String protocol, String cipherSuite, SSLSession session) {

    public static TlsConnection of(@Nullable String serverName, TlsOptions options, SSLSession session) {
        return new TlsConnection(serverName, options, session.getProtocol(), session.getCipherSuite(), session);
    }

    /** The certificate chain of the client, its own certificate first; empty if the client sent none. */
    public List<X509Certificate> clientCertificates() {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
