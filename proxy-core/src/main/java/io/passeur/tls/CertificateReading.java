package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one certificate and its key.
 *
 * @param certificate null if there is none to serve
 * @param error why there is none, beginning with the key in question; null if there is one
 * @param warnings what its owner should know although it is served: it has expired, or its file is broken now
 */
public record CertificateReading(
        @Nullable KeyedCertificate certificate, @Nullable String error, List<String> warnings) {

    public CertificateReading {
        warnings = List.copyOf(warnings);
    }
}
