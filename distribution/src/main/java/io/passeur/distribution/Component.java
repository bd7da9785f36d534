package io.passeur.distribution;

import java.util.List;

/**
 * A library as the bill of materials describes it.
 *
 * @param licenses as its pom or a parent of that names them; may be empty
 */
record Component(String group, String artifact, String version, List<String> licenses) {

    String coordinates() {
        return group + ":" + artifact;
    }
}
