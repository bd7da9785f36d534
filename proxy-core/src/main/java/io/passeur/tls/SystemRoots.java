package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate authorities of the operating system, if it keeps them in one file. */
final class SystemRoots {

    private static final Logger LOG = LoggerFactory.getLogger(SystemRoots.class);
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private SystemRoots() {}

    /** Empty if the Java runtime's own are to be used. */
    static List<X509Certificate> read() {
        if (System.getProperty("javax.net.ssl.trustStore") != null) {
            return List.of();
        }
        String named = System.getenv("SSL_CERT_FILE");
        return Stream.concat(Stream.ofNullable(named), BUNDLES.stream())
                .filter(file -> Files.isReadable(Path.of(file)))
                .findFirst()
                .map(SystemRoots::parse)
                .orElse(List.of());
    }

    private static List<X509Certificate> parse(String file) {
        try {
            return Certificates.parse(PemText.read(file));
        } catch (ConfigurationException e) {
            LOG.warn("The system's certificate authorities cannot be used; those of Java are used: {}", e.getMessage());
            return List.of();
        }
    }
}
