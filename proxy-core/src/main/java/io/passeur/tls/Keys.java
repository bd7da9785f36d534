package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.util.function.Supplier;

/** Puts the key of a setting in front of what is wrong with it. */
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
