package io.passeur.spi;

import java.util.List;
import java.util.Map;

/** The section {@code tls}. */
public record TlsConfiguration(
        List<CertificateSpec> certificates, Map<String, TlsOptionsSpec> options, Map<String, TlsStoreSpec> stores) {

    public static final TlsConfiguration EMPTY = new TlsConfiguration(List.of(), Map.of(), Map.of());

    public TlsConfiguration {
        certificates = List.copyOf(certificates);
        options = Map.copyOf(options);
        stores = Map.copyOf(stores);
    }
}
