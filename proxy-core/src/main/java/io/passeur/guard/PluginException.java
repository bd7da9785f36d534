package io.passeur.guard;

import io.passeur.spi.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** A plugin failed. The message names it, its jar, what was called and why the call failed. */
public class PluginException extends ConfigurationException {

    private static final long serialVersionUID = 1;

    PluginException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
