package com.example.keystores;

import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;

/** Makes certificate resolvers of the type {@code keystores}. */
final class KeystoresFactory implements CertificateResolverFactory<KeystoresConfig> {

    @Override
    public String type() {
        return "keystores";
    }

    @Override
    public Class<KeystoresConfig> configType() {
        return KeystoresConfig.class;
    }

    @Override
    public CertificateResolver create(KeystoresConfig config, CertificateResolverContext context) {
        KeystoreFolder folder = new KeystoreFolder(
                context.workingDirectory().resolve(config.folder()),
                config.password().toCharArray());
        return new Keystores(folder, context.executor(), context.logger());
    }
}
