package io.passeur.resolver.acme.testing;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Stands for the entry point on port 443. */
public final class TlsResponder implements AutoCloseable {

    private final List<CertificateResolver> resolvers = new CopyOnWriteArrayList<>();
    private final SSLServerSocket server;

    public TlsResponder(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Keys()}, null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(port, 64, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "tls-responder");
        thread.setDaemon(true);
        thread.start();
    }

    public void add(CertificateResolver resolver) {
        resolvers.add(resolver);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.setSoTimeout(5_000);
                socket.setHandshakeApplicationProtocolSelector(
                        (one, protocols) -> protocols.contains("acme-tls/1") ? "acme-tls/1" : null);
                socket.startHandshake();
                // Let the other side close.
                socket.getInputStream().read();
            } catch (IOException e) {
                // Handshakes may fail; the authority says what it thinks of that.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Keys extends X509ExtendedKeyManager {

        @Nullable
        KeyedCertificate certificate(@Nullable String name) {
            return name == null
                    ? null
                    : resolvers.stream()
                            .map(resolver -> resolver.tlsChallengeCertificate(name))
                            .filter(one -> one != null)
                            .findFirst()
                            .orElse(null);
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            var session = (ExtendedSSLSession) ((SSLSocket) socket).getHandshakeSession();
            String name = session.getRequestedServerNames().stream()
                    .map(one -> ((SNIHostName) one).getAsciiName())
                    .findFirst()
                    .orElse(null);
            return type.equals("RSA") && certificate(name) != null ? name : null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            KeyedCertificate one = certificate(alias);
            return one == null ? null : one.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            KeyedCertificate one = certificate(alias);
            return one == null ? null : one.key();
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }
    }
}
