package io.passeur.provider.file;

import io.passeur.spi.Plugin;
import io.passeur.spi.ProviderFactory;
import java.util.List;

/** Offers the provider {@code file}. */
public final class FileProviderPlugin implements Plugin {

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new FileProviderFactory());
    }
}
