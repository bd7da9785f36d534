package io.passeur.plugin;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.Provider;

/** A provider whose calls run with its plugin's class loader as the thread's. */
record IsolatedProvider(Provider provider, ClassLoader loader) implements Provider {

    @Override
    public void start(ConfigurationListener listener) {
        try (var ignored = new ContextClassLoader(loader)) {
            provider.start(listener);
        }
    }

    @Override
    public void reload() {
        try (var ignored = new ContextClassLoader(loader)) {
            provider.reload();
        }
    }

    @Override
    public void close() {
        try (var ignored = new ContextClassLoader(loader)) {
            provider.close();
        }
    }
}
