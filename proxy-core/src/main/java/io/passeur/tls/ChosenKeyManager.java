package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents the certificate that was chosen for the handshake. The runtime requests the key and the chain immediately
 * after the choice, on the same thread but without the engine. The choice is therefore kept in a thread-local.
 */
final class ChosenKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "chosen";

    private final ThreadLocal<@Nullable KeyedCertificate> choice = new ThreadLocal<>();

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        KeyedCertificate certificate = ChosenCertificate.of(engine);
        if (certificate == null || !certificate.key().getAlgorithm().equals(keyType)) {
            choice.remove();
            return null;
        }
        choice.set(certificate);
        return ALIAS;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyedCertificate certificate = choice.get();
        return certificate == null ? null : certificate.key();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyedCertificate certificate = choice.get();
        choice.remove();
        return certificate == null ? null : certificate.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
