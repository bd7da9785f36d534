package io.passeur.tls;

import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers the certificate resolver {@code toy} to the tests of this module. */
public final class ToyPlugin implements Plugin {

    @Override
    public List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of(new ToyResolverFactory(), new AbsentAcmeFactory());
    }
}
