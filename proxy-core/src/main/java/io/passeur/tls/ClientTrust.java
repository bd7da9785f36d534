package io.passeur.tls;

import io.passeur.spec.TlsOptionsSpec.ClientAuthSpec;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The client certificates that are requested and accepted.
 *
 * @param authorities the trusted authorities, if certificates are verified; sent to clients in any case
 */
record ClientTrust(ClientAuth auth, List<X509Certificate> authorities) {

    static final ClientTrust NONE = new ClientTrust(ClientAuth.NONE, List.of());

    /** @throws ConfigurationException if the type is unknown, or an authority is missing or cannot be read */
    static ClientTrust of(@Nullable ClientAuthSpec spec) {
        if (spec == null) {
            return NONE;
        }
        boolean named = !spec.caFiles().isEmpty();
        ClientAuth auth =
                ClientAuth.parse(spec.clientAuthType(), named ? ClientAuth.REQUIRE_AND_VERIFY : ClientAuth.NONE);
        if (auth.verifies() && !named) {
            throw new ConfigurationException("clientAuth.caFiles: empty (expected: certificates of authorities), but "
                    + auth.written() + " verifies client certificates");
        }
        return new ClientTrust(auth, read(spec.caFiles()));
    }

    private static List<X509Certificate> read(List<String> files) {
        List<X509Certificate> authorities = new ArrayList<>();
        for (String file : files) {
            try {
                authorities.addAll(Certificates.parse(PemText.read(file)));
            } catch (ConfigurationException e) {
                throw new ConfigurationException("clientAuth.caFiles: " + e.getMessage(), e);
            }
        }
        return List.copyOf(authorities);
    }

    /** With an empty list, the runtime would read all authorities of the system. */
    TrustManager[] managers() throws GeneralSecurityException, IOException {
        if (!auth.verifies()) {
            return new TrustManager[] {new AcceptingTrustManager(authorities)};
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }
}
