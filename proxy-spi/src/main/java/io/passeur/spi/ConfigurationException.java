package io.passeur.spi;

import org.jspecify.annotations.Nullable;

/**
 * A setting that cannot work. The message is for the person who wrote it: the value, what was expected, and where it helps
 * a suggestion. The path of the element is put in front of it by whoever knows it.
 */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
