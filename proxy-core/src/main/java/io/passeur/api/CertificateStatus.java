package io.passeur.api;

import io.passeur.tls.CertificateView;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How soon a certificate expires. */
enum CertificateStatus {
    ENABLED,
    WARNING,
    EXPIRED;

    private static final Duration NEAR = Duration.ofDays(30);

    static CertificateStatus of(CertificateView certificate, Instant now) {
        if (certificate.expiry().isBefore(now)) {
            return EXPIRED;
        }
        return certificate.expiry().isBefore(now.plus(NEAR)) ? WARNING : ENABLED;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
