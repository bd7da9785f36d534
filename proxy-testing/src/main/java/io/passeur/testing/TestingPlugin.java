package io.passeur.testing;

import io.passeur.spi.Plugin;
import io.passeur.spi.ProviderFactory;
import java.util.List;

/** Offers the provider {@code testing} wherever the test kit is on the class path. */
public final class TestingPlugin implements Plugin {

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new TestingProviderFactory());
    }
}
