package io.passeur.testing;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.util.Map;
import java.util.stream.Collectors;

/** Binds settings like those of a file. */
final class Settings {

    private Settings() {}

    /** @throws ConfigurationException with all problems of the settings */
    static <C extends Record> C bind(Class<C> type, Map<String, ?> settings, String path) {
        Problems problems = new Problems();
        C config = new ConfigBinder(key -> null, problems).bind(type, settings, path);
        if (config == null || problems.hasErrors()) {
            throw new ConfigurationException(
                    problems.list().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return config;
    }
}
