package io.passeur.distribution;

import java.util.List;

/**
 * A library of others that is shipped.
 *
 * @param file the name of its jar
 * @param licenses names of its licenses, at least one
 * @param license the text of its license as the jar has it; empty if it has none
 * @param notice the notice that the jar asks to pass on; empty if there is none
 */
record Library(String file, Component component, List<String> licenses, String license, String notice) {

    /** The name without the version. */
    String artifact() {
        return component.artifact();
    }
}
