package io.passeur.provider;

import io.passeur.element.ElementId;
import java.util.Map;
import java.util.Set;

/** Where the merged configuration goes. Called by one thread. */
@FunctionalInterface
public interface ConfigurationTarget {

    /** All or nothing: if this throws, what was live before stays live. */
    void apply(MergedConfiguration configuration);

    /**
     * Removes servers from rotation that a pending configuration no longer contains.
     *
     * @param leaving their URLs by the element that has them; replaces its previous URLs; empty if all of its servers stay
     */
    default void leave(Map<ElementId, Set<String>> leaving) {}
}
