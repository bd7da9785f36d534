package io.passeur.routing;

import io.passeur.config.QualifiedName;
import java.util.Map;

/**
 * What all elements of one kind became together.
 *
 * @param <L> what one of them became
 */
public interface CompiledKind<L> {

    /** What the next compilation may carry over, by the element that it was made of. */
    default Map<QualifiedName, L> live() {
        return Map.of();
    }

    /** Adds to what goes live. Called once, when all kinds are compiled. */
    default void addTo(Assembly assembly) {}
}
