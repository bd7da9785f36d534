package com.example.hostlist;

import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;
import java.nio.file.Path;

/** Makes providers of the type {@code hostList}. */
final class HostListFactory implements ProviderFactory<HostListConfig> {

    @Override
    public String type() {
        return "hostList";
    }

    @Override
    public Class<HostListConfig> configType() {
        return HostListConfig.class;
    }

    @Override
    public Provider create(HostListConfig config, ProviderContext context) {
        return new HostListProvider(Path.of(config.file()), config.interval(), context.executor());
    }
}
