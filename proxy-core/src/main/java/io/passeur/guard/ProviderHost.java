package io.passeur.guard;

import io.passeur.spi.ProviderContext;

/** The proxy's side of a provider's context. */
public interface ProviderHost extends ProviderContext, AutoCloseable {

    /** Withdraws the provider's problems and ends its threads. Called once, after the provider is closed. */
    @Override
    void close();
}
