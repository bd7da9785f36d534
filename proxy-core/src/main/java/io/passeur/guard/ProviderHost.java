package io.passeur.guard;

import io.passeur.spi.ProviderContext;

/** What the proxy keeps for one provider beside what the provider may use. */
public interface ProviderHost extends ProviderContext, AutoCloseable {

    /** Withdraws what the provider reported, and ends its threads. Called once, after the provider is closed. */
    @Override
    void close();
}
