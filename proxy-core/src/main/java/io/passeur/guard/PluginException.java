package io.passeur.guard;

import io.passeur.spi.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** A plugin failed. The message names it, its jar, what was called and why the call failed. */
public class PluginException extends ConfigurationException {

    private static final long serialVersionUID = 1;

    private final String kind;

    PluginException(String message, @Nullable Throwable cause) {
        this(message, message, cause);
    }

    /** @param kind equal for failures that are alike, whatever the request */
    PluginException(String message, String kind, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /**
     * What failed where, without what differs from request to request. A log that shows each kind once does not fill
     * the disk.
     */
    public String kind() {
        return kind;
    }
}
