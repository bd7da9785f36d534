package io.passeur.routing;

import io.passeur.spi.ConfigurationException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries the parts of an element one after another, so that its author learns of all that is wrong with it at once. */
final class Attempts {

    private final String unexpected;
    private final Set<String> faults = new LinkedHashSet<>();

    /** @param unexpected says whose fault an error is that no configuration explains */
    Attempts(String unexpected) {
        this.unexpected = unexpected;
    }

    /** The part, or null if it failed; then there is one fault more. */
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

    /** What was wrong, in the order in which it was found, each once. */
    Set<String> faults() {
        return faults;
    }
}
