package io.passeur.http.routing;

import io.passeur.spi.ConfigurationException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles the parts of an element one after another and collects all errors, so that the author sees every one at once. */
final class Attempts {

    private final String unexpected;
    private final Set<String> faults = new LinkedHashSet<>();

    /** @param unexpected the beginning of the message for an error that is not a configuration error */
    Attempts(String unexpected) {
        this.unexpected = unexpected;
    }

    /** The part, or null if it failed; the error is then among {@link #faults}. */
    <T> @Nullable T get(Supplier<? extends @Nullable T> part) {
        try {
            return part.get();
        } catch (ConfigurationException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            faults.add(unexpected + ": " + e);
        }
        return null;
    }

    /** The errors in the order in which they were found, each once. */
    Set<String> faults() {
        return faults;
    }
}
