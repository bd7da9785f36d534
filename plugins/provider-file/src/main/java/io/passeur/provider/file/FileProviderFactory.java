package io.passeur.provider.file;

import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;

final class FileProviderFactory implements ProviderFactory<FileProviderConfig> {

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Class<FileProviderConfig> configType() {
        return FileProviderConfig.class;
    }

    @Override
    public Provider create(FileProviderConfig config, ProviderContext context) {
        return new FileProvider(config, context);
    }
}
