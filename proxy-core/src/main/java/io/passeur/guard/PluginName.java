package io.passeur.guard;

/**
 * A plugin, for messages.
 *
 * @param name of its jar or folder; for a plugin of the class path the name of its class
 * @param location the path of its jar or folder, or the words {@code class path}
 */
public record PluginName(String name, String location) {

    @Override
    public String toString() {
        return location.endsWith(name) ? "plugin " + location : "plugin " + name + " (" + location + ")";
    }
}
