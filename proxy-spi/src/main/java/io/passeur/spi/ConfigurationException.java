package io.passeur.spi;

import org.jspecify.annotations.Nullable;

/**
 * Reports an invalid setting. The message is for the author of the setting and contains the value, the expected form
 * and, where it helps, a suggestion. Callers that know the path of the element prepend it.
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
