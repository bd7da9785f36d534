package io.passeur.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Selects the first client certificate that the server accepts. An alias is an index as text. */
final class ClientKeys extends X509ExtendedKeyManager {

    private final List<KeyMaterial> keys;

    ClientKeys(List<KeyMaterial> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        for (int i = 0; i < keys.size(); i++) {
            KeyMaterial candidate = keys.get(i);
            if (Arrays.asList(keyTypes).contains(candidate.key().getAlgorithm())
                    && isAccepted(candidate.chain(), issuers)) {
                return Integer.toString(i);
            }
        }
        return null;
    }

    private static boolean isAccepted(List<X509Certificate> chain, Principal @Nullable [] issuers) {
        return issuers == null
                || issuers.length == 0
                || chain.stream().anyMatch(one -> Arrays.asList(issuers).contains(one.getIssuerX500Principal()));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return keys.get(Integer.parseInt(alias)).key();
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
