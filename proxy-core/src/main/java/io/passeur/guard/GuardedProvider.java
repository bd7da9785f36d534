package io.passeur.guard;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.DelegatingProvider;
import io.passeur.spi.Provider;

/** A provider of a plugin. */
final class GuardedProvider extends DelegatingProvider {

    private final String name;
    private final Guard guard;

    GuardedProvider(Provider provider, String name, Guard guard) {
        super(provider);
        this.name = name;
        this.guard = guard;
    }

    @Override
    public void start(ConfigurationListener listener) {
        guard.run("start() of " + name, () -> delegate().start(listener));
    }

    @Override
    public void reload() {
        guard.run("reload() of " + name, delegate()::reload);
    }

    @Override
    public void close() {
        guard.run("close() of " + name, delegate()::close);
    }
}
