package io.passeur.provider.docker.engine;

import com.github.dockerjava.core.util.CertificateUtils;
import io.passeur.spi.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS to the engine. Each text is a path or PEM text; empty for none.
 *
 * @param ca the authorities to trust; empty for those of the system
 */
public record EngineTls(String ca, String cert, String key, boolean insecureSkipVerify) {

    private static final char[] PASSWORD = "docker".toCharArray();

    public static final EngineTls USUAL = new EngineTls("", "", "", false);

    /** @throws ConfigurationException if one of the files cannot be used; the message names the setting */
    SSLContext context() {
        if (cert.isEmpty() != key.isEmpty()) {
            throw new ConfigurationException("tls: cert and key belong together, but only one of them is set");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException("tls: " + e.getMessage(), e);
        }
    }

    private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
        if (cert.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry(
                "docker", privateKey(), PASSWORD, certificates("cert", cert).toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private PrivateKey privateKey() throws GeneralSecurityException, IOException {
        PrivateKey found = CertificateUtils.loadPrivateKey(new StringReader(pem("key", key)));
        if (found == null) {
            throw new ConfigurationException("tls.key: there is no private key in " + name(key));
        }
        return found;
    }

    private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException, IOException {
        if (insecureSkipVerify) {
            return new TrustManager[] {new TrustEverybody()};
        }
        if (ca.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate authority : certificates("ca", ca)) {
            store.setCertificateEntry("ca" + number++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(String setting, String written)
            throws GeneralSecurityException {
        byte[] pem = pem(setting, written).getBytes(StandardCharsets.UTF_8);
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        if (found.isEmpty()) {
            throw new ConfigurationException("tls." + setting + ": there is no certificate in " + name(written));
        }
        return found;
    }

    private static String pem(String setting, String written) {
        if (written.contains("-----BEGIN")) {
            return written;
        }
        try {
            return Files.readString(Path.of(written));
        } catch (IOException e) {
            throw new ConfigurationException("tls." + setting + ": " + written + " cannot be read: " + e, e);
        }
    }

    private static String name(String written) {
        return written.contains("-----BEGIN") ? "the given text" : written;
    }
}
