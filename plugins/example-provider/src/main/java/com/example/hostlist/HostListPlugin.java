package com.example.hostlist;

import io.passeur.spi.Plugin;
import io.passeur.spi.ProviderFactory;
import java.util.List;

/** Lists what this jar offers. */
public final class HostListPlugin implements Plugin {

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new HostListFactory());
    }
}
