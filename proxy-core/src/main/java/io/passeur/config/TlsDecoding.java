package io.passeur.config;

import io.passeur.spi.CertificateSpec;
import io.passeur.spi.TlsConfiguration;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsStoreSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code tls}. */
record TlsDecoding(ElementDecoding elements) {

    private static final List<String> KEYS = List.of("certificates", "options", "stores");

    TlsConfiguration decode(Map<String, Object> tls) {
        elements.checkKeys(tls, "tls", KEYS);
        return new TlsConfiguration(
                elements.listed(tls, "tls", "certificates", this::certificate),
                elements.named(
                        tls, "tls", "options", (path, settings) -> elements.bind(TlsOptionsSpec.class, path, settings)),
                elements.named(
                        tls, "tls", "stores", (path, settings) -> elements.bind(TlsStoreSpec.class, path, settings)));
    }

    private @Nullable CertificateSpec certificate(List<String> path, Map<String, Object> settings) {
        CertificateSpec spec = elements.bind(CertificateSpec.class, path, settings);
        if (spec == null) {
            return null;
        }
        String missing = spec.certFile().isEmpty() ? "certFile" : spec.keyFile().isEmpty() ? "keyFile" : "";
        if (missing.isEmpty()) {
            return spec;
        }
        elements.error(path.get(0), missing + " is missing; write a path, or the PEM text itself");
        return null;
    }
}
