package io.passeur.testing;

import io.passeur.spi.Default;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;

/** Creates the provider {@code testing}. */
final class TestingProviderFactory implements ProviderFactory<TestingProviderFactory.Configuration> {

    /** @param key distinguishes the providers of several proxies in one process */
    public record Configuration(@Default("") String key) {}

    @Override
    public String type() {
        return "testing";
    }

    @Override
    public Class<Configuration> configType() {
        return Configuration.class;
    }

    @Override
    public Provider create(Configuration configuration, ProviderContext context) {
        return TestingProvider.register(configuration.key(), context);
    }
}
