package io.passeur.toolkit.tls;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** From settings to the context that they describe. */
final class ContextCompiler {

    /** Key stores ask for one; it protects nothing, since the store never leaves memory. */
    private static final char[] PASSWORD = "toolkit".toCharArray();

    private ContextCompiler() {}

    static SSLContext compile(TlsClientConfig config) {
        if (config.cert().isEmpty() != config.key().isEmpty()) {
            String missing = config.cert().isEmpty() ? "cert" : "key";
            throw new ConfigurationException(missing + ": cert and key belong together, but only one of them is set");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(config), trustManagers(config), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException("cert: cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] keyManagers(TlsClientConfig config)
            throws GeneralSecurityException, IOException {
        if (config.cert().isEmpty()) {
            return null;
        }
        List<X509Certificate> chain = PemSource.read("cert", config.cert()).certificates();
        PrivateKey key = PemSource.read("key", config.key()).privateKey();
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, PASSWORD, chain.toArray(new X509Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trustManagers(TlsClientConfig config)
            throws GeneralSecurityException, IOException {
        if (config.insecureSkipVerify()) {
            return new TrustManager[] {new TrustAnyone()};
        }
        if (config.ca().isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate authority : PemSource.read("ca", config.ca()).certificates()) {
            store.setCertificateEntry("ca" + store.size(), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
