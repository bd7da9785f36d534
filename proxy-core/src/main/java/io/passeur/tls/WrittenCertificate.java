package io.passeur.tls;

import io.passeur.spec.CertificateSpec;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of the configuration.
 *
 * @param path such as {@code tls.certificates[0]@file}
 */
public record WrittenCertificate(
        String path, CertificateSpec spec, @Nullable Origin origin) {

    /** The only store that is served. */
    private static final String STORE = "default";

    boolean isServed() {
        return spec.stores().isEmpty() || spec.stores().contains(STORE);
    }

    Problem error(String message) {
        return Problem.error(path, message, origin);
    }

    Problem warning(String message) {
        return Problem.warning(path, message, origin);
    }
}
