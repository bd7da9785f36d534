package io.passeur.hostile;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What hostile plugins have made and nobody has closed yet. */
final class OpenObjects {

    private static final Set<Object> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private OpenObjects() {}

    static <T> T opened(T made) {
        OPEN.add(made);
        return made;
    }

    /** Called at the begin of {@code close}, whatever happens then. */
    static void closed(Object made) {
        OPEN.remove(made);
    }

    static boolean areNone() {
        return OPEN.isEmpty();
    }

    /** For what a plugin keeps in use itself, and so that no test fails for another. */
    static void forget() {
        OPEN.clear();
    }
}
