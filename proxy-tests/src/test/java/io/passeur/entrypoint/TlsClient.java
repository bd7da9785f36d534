package io.passeur.entrypoint;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TlsContexts;
import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A client whose TLS parameters and raw sockets are up to the test. Its connections may resume each other's sessions. */
final class TlsClient {

    private final SSLContext context;

    private TlsClient(@Nullable KeyMaterial own) {
        context = TlsContexts.trustingEverybody(own);
    }

    static TlsClient anonymous() {
        return new TlsClient(null);
    }

    /** Presents its certificate to every server that asks for one. */
    static TlsClient with(KeyMaterial material) {
        return new TlsClient(material);
    }

    SSLContext context() {
        return context;
    }

    /** @param name null to send no server name */
    SSLSocket connect(int port, @Nullable String name, String... protocols) throws IOException {
        return connect(port, name, parameters -> parameters.setApplicationProtocols(protocols));
    }

    SSLSocket connect(int port, @Nullable String name, Consumer<SSLParameters> settings) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setSoTimeout(20_000);
        return over(plain, name, settings);
    }

    /** The handshake is done when this returns, as far as the client can tell. */
    SSLSocket over(Socket plain, @Nullable String name, Consumer<SSLParameters> settings) throws IOException {
        SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(plain, name == null ? "" : name, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(name == null ? List.of() : List.of(new SNIHostName(name)));
        settings.accept(parameters);
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            plain.close();
            throw e;
        }
        return socket;
    }

    /** Sends a request and reads the response. */
    static RawMessage ask(SSLSocket socket, String path, String host) {
        return new RawConnection(socket)
                .sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n")
                .readResponse();
    }

    static String subject(SSLSocket socket) {
        try {
            X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return leaf.getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException e) {
            throw new UncheckedIOException(e);
        }
    }
}
