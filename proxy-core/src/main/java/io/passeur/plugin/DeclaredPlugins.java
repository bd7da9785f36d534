package io.passeur.plugin;

import io.passeur.config.ExperimentalConfiguration;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plugins that the static configuration declares ({@code experimental.plugins}, {@code experimental.localPlugins}).
 * Traefik downloads or interprets them; here each must be installed as a jar.
 */
public final class DeclaredPlugins {

    private DeclaredPlugins() {}

    /** A problem for each plugin that is declared but not installed. */
    public static List<Problem> missing(ExperimentalConfiguration experimental, Plugins plugins) {
        List<Problem> problems = new ArrayList<>();
        check("experimental.plugins.", experimental.plugins().keySet(), plugins, problems);
        check("experimental.localPlugins.", experimental.localPlugins().keySet(), plugins, problems);
        return problems;
    }

    private static void check(String path, Set<String> names, Plugins plugins, List<Problem> problems) {
        for (String name : names) {
            try {
                plugins.pluginMiddleware(name);
            } catch (ConfigurationException e) {
                problems.add(Problem.error(path + name, String.valueOf(e.getMessage()), null));
            }
        }
    }
}
