package io.passeur.guard;

import io.passeur.spi.CertificateResolverContext;

/** The proxy's side of a certificate resolver's context. */
public interface CertificateResolverHost extends CertificateResolverContext, AutoCloseable {

    /**
     * Withdraws the certificate resolver's problems and ends its threads. Called once, after the certificate resolver
     * is closed.
     */
    @Override
    void close();
}
