package io.passeur.tls;

import io.passeur.spec.CertificateSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.KeyedCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A certificate file as it was last read. Immutable.
 *
 * @param stamps the stamps of its files, taken before they were read; empty if both texts are inlined
 * @param good the last valid content; null if there was none
 * @param error why the file cannot be read now
 */
record CertificateFile(
        CertificateSpec spec,
        Map<String, FileStamp> stamps,
        @Nullable KeyedCertificate good,
        @Nullable String error) {

    /** @param before the same certificate read earlier */
    static CertificateFile read(CertificateSpec spec, @Nullable CertificateFile before) {
        Map<String, FileStamp> stamps = stamps(spec);
        if (before != null && before.stamps.equals(stamps)) {
            return before;
        }
        try {
            return new CertificateFile(spec, stamps, parse(spec), null);
        } catch (ConfigurationException e) {
            return new CertificateFile(spec, stamps, before == null ? null : before.good, e.getMessage());
        }
    }

    private static Map<String, FileStamp> stamps(CertificateSpec spec) {
        Map<String, FileStamp> stamps = new TreeMap<>();
        for (String text : List.of(spec.certFile(), spec.keyFile())) {
            if (!text.isEmpty() && !PemText.isInlined(text)) {
                stamps.put(text, FileStamp.of(text));
            }
        }
        return stamps;
    }

    private static KeyedCertificate parse(CertificateSpec spec) {
        PemText certificate = text("certFile", spec.certFile());
        PemText key = text("keyFile", spec.keyFile());
        try {
            KeyMaterial material = KeyMaterial.of(certificate, key);
            return new KeyedCertificate(material.chain(), material.key());
        } catch (ConfigurationException e) {
            throw new ConfigurationException("certFile: " + e.getMessage(), e);
        }
    }

    private static PemText text(String key, String value) {
        if (value.isEmpty()) {
            throw new ConfigurationException(key + ": missing (expected: the path of a PEM file, or PEM text)");
        }
        try {
            return PemText.read(value);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(key + ": " + e.getMessage(), e);
        }
    }

    boolean hasChanged() {
        return !stamps.isEmpty() && !stamps(spec).equals(stamps);
    }

    CertificateReading reading(Instant now) {
        List<String> warnings = new ArrayList<>();
        if (good != null) {
            Instant end = good.leaf().getNotAfter().toInstant();
            Instant begin = good.leaf().getNotBefore().toInstant();
            if (end.isBefore(now)) {
                warnings.add("certFile: the certificate of " + spec.name() + " expired on " + end);
            } else if (begin.isAfter(now)) {
                warnings.add("certFile: the certificate of " + spec.name() + " is not valid before " + begin);
            }
            if (error != null) {
                warnings.add(error + "; the certificate that was read before stays in use");
            }
        }
        return new CertificateReading(good, good == null ? error : null, warnings);
    }
}
