package io.passeur.testing;

import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS contexts of the JDK for the peers of a test. */
public final class TlsContexts {

    private static final char[] NO_PASSWORD = {};

    private TlsContexts() {}

    /**
     * Creates a context that presents a certificate and trusts one authority.
     *
     * @param own null to present none
     * @param trusted null to trust the JDK's default authorities
     */
    public static SSLContext of(@Nullable KeyMaterial own, @Nullable CertificateAuthority trusted) {
        try {
            KeyStore keys = empty();
            if (own != null) {
                keys.setKeyEntry("own", own.key(), NO_PASSWORD, own.chain().toArray(X509Certificate[]::new));
            }
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, NO_PASSWORD);
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(trusted == null ? null : trusting(trusted));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Creates a context for clients that trust every certificate. Connections of one context may resume each other's
     * sessions.
     *
     * @param own presented to every server that asks for a certificate; null to present none
     */
    public static SSLContext trustingEverybody(@Nullable KeyMaterial own) {
        try {
            KeyManager[] keys = own == null ? new KeyManager[0] : new KeyManager[] {new OneCertificate(own)};
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustEverybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore trusting(CertificateAuthority authority) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", authority.certificate());
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /**
     * Listens on a free local port, for {@link RawUpstream}.
     *
     * @param clientsNeedCertificates refuses clients without one
     * @param protocols offered by ALPN, preferred first; none to disable ALPN
     */
    public static ServerSocket listen(SSLContext context, boolean clientsNeedCertificates, String... protocols) {
        try {
            SSLServerSocket server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
            server.setNeedClientAuth(clientsNeedCertificates);
            SSLParameters parameters = server.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            server.setSSLParameters(parameters);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
