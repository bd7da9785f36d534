package io.passeur.element;

import org.jspecify.annotations.Nullable;

/** Turns what somebody wrote of an element into its spec. Stateless and thread-safe. */
@FunctionalInterface
public interface ElementReader<S> {

    /** @return null if there was an error, which is then reported */
    @Nullable
    S read(WrittenElement element);
}
