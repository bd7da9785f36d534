package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.util.function.Supplier;

/** Prepends the key of a setting to error messages. */
final class Keys {

    private Keys() {}

    static <T> T at(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigurationException e) {
            throw new ConfigurationException(key + ": " + e.getMessage(), e);
        }
    }
}
