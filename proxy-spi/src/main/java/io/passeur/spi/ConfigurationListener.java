package io.passeur.spi;

/** Where a provider delivers what it found. Thread-safe; returns at once. */
@FunctionalInterface
public interface ConfigurationListener {

    /**
     * Replaces everything that the provider has delivered before. A snapshot that equals the previous one is dropped; of
     * several within {@code providers.providersThrottleDuration} the newest counts.
     */
    void configurationChanged(ConfigurationSnapshot snapshot);
}
