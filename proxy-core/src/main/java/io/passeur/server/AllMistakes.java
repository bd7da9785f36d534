package io.passeur.server;

import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.LoadedConfiguration;
import io.passeur.config.Problems;
import io.passeur.plugin.Plugins;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.function.Supplier;

/** What refuses a start: mistakes in the sections of the core, and those in the sections of plugins. */
final class AllMistakes {

    private AllMistakes() {}

    /** @param plugins loads the plugins; called only if there is something to check */
    static List<Problem> of(ConfigurationProblemsException refused, Supplier<Plugins> plugins) {
        Problems problems = new Problems();
        problems.addAll(refused.problems());
        LoadedConfiguration rest = refused.rest();
        if (rest != null) {
            try (Plugins loaded = plugins.get()) {
                problems.addAll(PluginSections.problems(rest.configuration(), loaded, rest.origins()));
            }
        }
        return problems.sorted();
    }
}
