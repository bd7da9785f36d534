package io.passeur.tls;

import io.passeur.spi.CertificateResolverFactory;

/** The types of certificate resolvers that plugins offer. */
@FunctionalInterface
public interface CertificateResolverFactories {

    /**
     * @param type as written below {@code certificatesResolvers.<name>}, in any case
     * @throws io.passeur.spi.ConfigurationException if no plugin offers it
     */
    CertificateResolverFactory<?> byType(String type);
}
