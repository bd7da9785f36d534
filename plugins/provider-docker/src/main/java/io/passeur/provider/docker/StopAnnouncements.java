package io.passeur.provider.docker;

import io.passeur.provider.docker.engine.ContainerDetails;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The containers that are about to stop. Events report this before the engine's list does. Holds only containers that
 * are running according to the last list. Not thread-safe.
 */
final class StopAnnouncements {

    private final Map<String, String> reasons = new HashMap<>();
    private final Set<String> returned = new HashSet<>();

    /** @return whether this was not known yet */
    boolean announce(String container, String reason) {
        returned.remove(container);
        return reasons.put(container, reason) == null;
    }

    /** The container is running again; the next list that is requested after this call shows its actual state. */
    void welcome(String container) {
        returned.add(container);
    }

    /** @return the containers that are running again, as the next list will show */
    Set<String> takeReturned() {
        Set<String> taken = Set.copyOf(returned);
        returned.clear();
        return taken;
    }

    /** Removes containers that have ended according to the list or are missing from it. */
    void settle(List<ContainerDetails> containers, Set<String> back) {
        Set<String> runs = new HashSet<>();
        containers.stream()
                .filter(container -> !back.contains(container.id()))
                .filter(ContainerDetails::isRunning)
                .forEach(container -> runs.add(container.id()));
        reasons.keySet().retainAll(runs);
    }

    boolean forget(String container) {
        return reasons.remove(container) != null;
    }

    void clear() {
        reasons.clear();
        returned.clear();
    }

    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
