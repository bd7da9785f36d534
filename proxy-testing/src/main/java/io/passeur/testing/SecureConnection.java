package io.passeur.testing;

import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
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
        }
    }

    private static SSLSocket handshake(Socket plain, String serverName, @Nullable KeyMaterial own, String... protocols)
            throws IOException {
        SSLSocketFactory factory = TlsContexts.trustingEverybody(own).getSocketFactory();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, serverName, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(serverName.isEmpty() ? List.of() : List.of(new SNIHostName(serverName)));
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
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
}
