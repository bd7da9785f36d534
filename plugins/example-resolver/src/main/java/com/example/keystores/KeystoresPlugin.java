package com.example.keystores;

import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Lists what this jar offers. */
public final class KeystoresPlugin implements Plugin {

    @Override
    public List<CertificateResolverFactory<?>> certificateResolvers() {
        return List.of(new KeystoresFactory());
    }
}
