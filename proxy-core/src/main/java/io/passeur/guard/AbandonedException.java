package io.passeur.guard;

/** A {@link WatchedTask} was abandoned, because a plugin has not returned from a call in it. */
public final class AbandonedException extends Exception {

    private static final long serialVersionUID = 1;

    AbandonedException(PluginTimeoutException cause) {
        super(cause.getMessage(), cause);
    }
}
