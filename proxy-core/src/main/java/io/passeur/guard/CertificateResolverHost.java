package io.passeur.guard;

import io.passeur.spi.CertificateResolverContext;

/** What the proxy keeps for one certificate resolver beside what the certificate resolver may use. */
public interface CertificateResolverHost extends CertificateResolverContext, AutoCloseable {

    /** Withdraws what the certificate resolver reported, and ends its threads. Called once, after the certificate resolver is closed. */
    @Override
    void close();
}
