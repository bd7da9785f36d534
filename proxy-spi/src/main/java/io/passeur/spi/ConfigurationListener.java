package io.passeur.spi;

/** Receives the snapshots of a provider. Thread-safe; every method returns immediately. */
@FunctionalInterface
public interface ConfigurationListener {

    /**
     * Replaces all configuration that the provider delivered before. A snapshot that equals the previous one is
     * dropped. Of several snapshots within {@code providers.providersThrottleDuration}, the newest one applies.
     */
    void configurationChanged(ConfigurationSnapshot snapshot);
}
