package io.passeur.tls;

import io.passeur.spec.CertificateSpec;
import io.passeur.spi.KeyedCertificate;
import io.passeur.spi.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results of reading the certificates of the configuration.
 *
 * @param problems collects the problems of the certificates
 */
record Readings(Map<CertificateSpec, CertificateFile> files, Instant now, List<Problem> problems) {

    static Readings of(List<WrittenCertificate> certificates, CertificateFiles files) {
        Set<CertificateSpec> specs = new LinkedHashSet<>();
        certificates.forEach(certificate -> specs.add(certificate.spec()));
        return new Readings(files.read(specs), files.now(), new ArrayList<>());
    }

    /** @return null if it cannot be read, or is not in the served store */
    @Nullable
    KeyedCertificate take(WrittenCertificate certificate) {
        CertificateFile file = files.get(certificate.spec());
        if (file == null) {
            return null;
        }
        CertificateReading reading = file.reading(now);
        if (reading.error() != null) {
            problems.add(certificate.error(reading.error()));
        }
        reading.warnings().forEach(warning -> problems.add(certificate.warning(warning)));
        if (certificate.isServed()) {
            return reading.certificate();
        }
        problems.add(certificate.warning("stores: the certificate is in "
                + String.join(", ", certificate.spec().stores())
                + ", but only the store \"default\" is served"));
        return null;
    }
}
