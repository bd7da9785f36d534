package io.passeur.testing;

import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A TLS connection to a local port. The client trusts every certificate. Not thread-safe. */
public final class SecureConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final SSLSocket socket;
    private final RawConnection raw;

    private SecureConnection(SSLSocket socket) {
        this.socket = socket;
        raw = new RawConnection(socket);
    }

    /**
     * Connects and performs the handshake.
     *
     * @param serverName the server name to send; empty to send none
     * @throws UncheckedIOException if the handshake fails
     */
    public static SecureConnection to(int port, String serverName, String... protocols) {
        return to(port, serverName, null, protocols);
    }

    /** @param own the client's certificate; null for none */
    public static SecureConnection to(int port, String serverName, @Nullable KeyMaterial own, String... protocols) {
        try {
            Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
            try {
                plain.setSoTimeout(PATIENCE_MILLIS);
                return new SecureConnection(handshake(plain, serverName, own, protocols));
            } catch (IOException e) {
                plain.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLSocket handshake(Socket plain, String serverName, @Nullable KeyMaterial own, String... protocols)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : keys(own), new TrustManager[] {new Trusting()}, null);
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, serverName, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(serverName.isEmpty() ? List.of() : List.of(new SNIHostName(serverName)));
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static KeyManager[] keys(KeyMaterial own) throws GeneralSecurityException, IOException {
        char[] password = "none".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), password, own.chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The protocol that ALPN selected; empty for none. */
    public String protocol() {
        return socket.getApplicationProtocol();
    }

    /** Sends {@code GET path} for a host, which may differ from the server name of the handshake. */
    public RawMessage get(String host, String path) {
        return raw.sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n")
                .readResponse();
    }

    public RawConnection raw() {
        return raw;
    }

    @Override
    public void close() {
        raw.close();
    }

    /** Trusts every certificate, because the tests check certificates themselves. */
    private static final class Trusting extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
