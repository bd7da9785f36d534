package com.example.keystores;

import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** Key stores by domain. */
record KeystoreFolder(Path folder, char[] password) {

    /** The certificate of a domain. Blocks while the file is read. */
    KeyedCertificate read(String domain) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(domain.replace('*', '_') + ".p12");
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new KeyedCertificate(chain, (PrivateKey) store.getKey(alias, password));
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        }
    }
}
