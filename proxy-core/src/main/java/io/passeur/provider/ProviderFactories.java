package io.passeur.provider;

import io.passeur.spi.ProviderFactory;

/** The providers that plugins offer. */
@FunctionalInterface
public interface ProviderFactories {

    /**
     * @param type as written below {@code providers}, in any case
     * @throws io.passeur.spi.ConfigurationException if no plugin offers it
     */
    ProviderFactory<?> byType(String type);
}
