package io.passeur.provider.docker;

import io.passeur.spi.Plugin;
import io.passeur.spi.ProviderFactory;
import java.util.List;

/** Offers the provider {@code docker}. */
public final class DockerProviderPlugin implements Plugin {

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new DockerProviderFactory());
    }
}
