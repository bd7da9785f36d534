package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a certificate and its key.
 *
 * @param certificate null if no valid one exists
 * @param error why there is no certificate, beginning with the key; null if there is one
 * @param warnings problems of a certificate that is served, for example that it has expired or its file is now invalid
 */
public record CertificateReading(
        @Nullable KeyedCertificate certificate, @Nullable String error, List<String> warnings) {

    public CertificateReading {
        warnings = List.copyOf(warnings);
    }
}
