package io.passeur.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake came to. One for each connection.
 *
 * @param serverName what the client asked for, in lower case; null if it named nothing
 * @param protocol as the Java runtime names it: {@code TLSv1.3}
 * @param cipherSuite as the Java runtime names it, which is the registered name but for very old ones
 */
public record TlsConnection(
        @Nullable String serverName, TlsOptions options, String protocol, String cipherSuite, SSLSession session) {

    public static TlsConnection of(@Nullable String serverName, TlsOptions options, SSLSession session) {
        return new TlsConnection(serverName, options, session.getProtocol(), session.getCipherSuite(), session);
    }

    /** The client's own certificate first, then those that lead to its authority; empty if the client showed none. */
    public List<X509Certificate> clientCertificates() {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
