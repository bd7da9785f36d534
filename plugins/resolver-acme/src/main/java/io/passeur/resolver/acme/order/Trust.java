package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.config.AuthorityTrust;
import io.passeur.resolver.acme.storage.GoPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Creates the trust manager for the ACME server. */
final class Trust {

    private Trust() {}

    static SSLContext context(AuthorityTrust trust, Path folder) throws IOException, GeneralSecurityException {
        KeyStore roots = null;
        if (!trust.certificates().isEmpty()) {
            roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            for (String certificate : trust.certificates()) {
                add(roots, certificate, folder);
            }
            if (trust.systemToo()) {
                for (X509Certificate issuer : manager(null).getAcceptedIssuers()) {
                    roots.setCertificateEntry("system-" + roots.size(), issuer);
                }
            }
        }
        X509TrustManager manager = manager(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager chosen =
                trust.serverName().isEmpty() ? manager : new NamedServerTrust(manager, trust.serverName());
        context.init(null, new TrustManager[] {chosen}, null);
        return context;
    }

    private static void add(KeyStore roots, String certificate, Path folder)
            throws IOException, GeneralSecurityException {
        boolean inlined = certificate.contains("-----BEGIN");
        List<X509Certificate> found;
        try {
            found = GoPem.certificates(inlined ? certificate : Files.readString(folder.resolve(certificate)));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException("there is no file " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IOException((inlined ? "the text" : certificate) + " contains no certificate (expected: PEM)");
        }
        for (X509Certificate root : found) {
            roots.setCertificateEntry("configured-" + roots.size(), root);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore roots) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no trust manager for X.509");
    }
}
