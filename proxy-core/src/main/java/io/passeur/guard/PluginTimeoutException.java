package io.passeur.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A plugin has not returned from a call within the limit. Its thread is abandoned and runs until the plugin returns.
 */
public final class PluginTimeoutException extends PluginException {

    private static final long serialVersionUID = 1;

    private final transient CompletableFuture<?> end;

    PluginTimeoutException(String message, CompletableFuture<?> end) {
        super(message, new TimeoutException());
        this.end = end;
    }

    /** Completes when the plugin returns; never if it does not return. */
    public CompletableFuture<?> end() {
        return end;
    }
}
