package io.passeur.guard;

/**
 * Ends a {@link WatchedTask} that was abandoned, on its own thread. It is an error so that the task does not handle it as
 * the failure of one element and continue.
 */
final class AbandonedError extends Error {

    private static final long serialVersionUID = 1;

    AbandonedError() {
        super("a plugin returned after its time limit", null, false, false);
    }
}
