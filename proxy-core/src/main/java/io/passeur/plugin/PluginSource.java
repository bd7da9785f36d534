package io.passeur.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * One entry of the plugin folder.
 *
 * @param location the jar, or the folder that holds the jars
 * @param jars what its class loader reads, in name order
 */
record PluginSource(Path location, List<Path> jars) {

    PluginSource {
        jars = List.copyOf(jars);
    }

    /** The name of the jar or the folder. */
    String name() {
        return location.getFileName().toString();
    }
}
