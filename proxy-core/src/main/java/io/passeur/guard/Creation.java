package io.passeur.guard;

import java.util.function.Supplier;

/** Completes what a plugin has made. */
final class Creation {

    private Creation() {}

    /**
     * Closes what was made if the rest fails, since nobody else would.
     *
     * @param name {@code the middleware a@file of the type geoBlock}
     * @param close runs on another thread
     */
    static <T> T complete(Guard guard, String name, Supplier<T> rest, Runnable close) {
        try {
            return rest.get();
        } catch (RuntimeException | Error e) {
            guard.runLater("close() of " + name, close);
            throw e;
        }
    }
}
