package io.passeur.spec;

import io.passeur.spi.Default;
import java.util.List;

/**
 * One certificate with its key, {@code tls.certificates[]}.
 *
 * @param certFile a path or PEM text: the certificate and those that lead to its authority
 * @param keyFile a path or PEM text
 * @param stores the stores that hold it; empty for {@code default}
 */
public record CertificateSpec(
        @Default("") String certFile, @Default("") String keyFile, List<String> stores) {

    public CertificateSpec {
        stores = List.copyOf(stores);
    }

    /** The key is a secret, and either may be a long text. */
    @Override
    public String toString() {
        return "certificate " + name();
    }

    /** The path, or {@code inlined} if the certificate stands in the configuration itself. */
    public String name() {
        return certFile.contains("-----BEGIN") ? "inlined" : certFile;
    }
}
