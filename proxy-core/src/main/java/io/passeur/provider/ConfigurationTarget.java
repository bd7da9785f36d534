package io.passeur.provider;

import io.passeur.config.QualifiedName;
import java.util.Map;
import java.util.Set;

/** Where the merged configuration goes. Called by one thread. */
@FunctionalInterface
public interface ConfigurationTarget {

    /** All or nothing: if this throws, what was live before stays live. */
    void apply(MergedConfiguration configuration);

    /**
     * Servers that a configuration which is not applied yet has no more, and that get no requests from now on.
     *
     * @param leaving their URLs by service; replaces what was said of a service before, empty if all of its servers stay
     */
    default void leave(Map<QualifiedName, Set<String>> leaving) {}
}
