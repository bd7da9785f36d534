package io.passeur.entrypoint;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A client that trusts everybody and says what a test wants. Its connections may resume each other's sessions. */
final class TlsClient {

    private final SSLContext context;

    private TlsClient(KeyManager[] keys) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new Trusting()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static TlsClient anonymous() {
        return new TlsClient(new KeyManager[0]);
    }

    /** Shows its certificate to everybody who asks, whatever authorities they name. */
    static TlsClient with(KeyMaterial material) {
        return new TlsClient(new KeyManager[] {new Showing(material)});
    }

    SSLContext context() {
        return context;
    }

    /** @param name null to ask for nobody */
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

    /** One request and its answer. */
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

    private static final class Showing extends X509ExtendedKeyManager {

        private final KeyMaterial material;

        Showing(KeyMaterial material) {
            this.material = material;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return "own";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return material.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return material.key();
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }

    /** What the servers show is the tests' own matter. */
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
