package io.passeur.spec;

import io.passeur.spec.RouterTlsSpec.DomainSpec;
import io.passeur.spi.Default;
import org.jspecify.annotations.Nullable;

/**
 * {@code tls.stores.<name>}. Only the store {@code default} is ever served.
 *
 * @param defaultCertificate what clients get that ask for no known name
 * @param defaultGeneratedCert the same, got by a certificate resolver
 */
public record TlsStoreSpec(
        @Nullable CertificateSpec defaultCertificate,
        @Nullable GeneratedCertificateSpec defaultGeneratedCert) {

    /** @param resolver the certificate resolver's name */
    public record GeneratedCertificateSpec(
            @Default("") String resolver, @Nullable DomainSpec domain) {}
}
