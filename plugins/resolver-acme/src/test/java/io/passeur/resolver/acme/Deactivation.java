package io.passeur.resolver.acme;

import io.passeur.resolver.acme.testing.Pebble;
import java.io.FileInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Somebody else ends an account. */
final class Deactivation {

    private Deactivation() {}

    static void deactivate(Pebble pebble, String account, KeyPair keys) throws Exception {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        try (FileInputStream in = new FileInputStream(pebble.root().toFile())) {
            roots.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        GenericAcmeProvider provider = new GenericAcmeProvider() {
            @Override
            public HttpClient createHttpClient(NetworkSettings settings) {
                return client;
            }
        };
        new Session(URI.create(pebble.directory()), provider)
                .login(URI.create(account).toURL(), keys)
                .getAccount()
                .deactivate();
    }
}
