package io.passeur.testing;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.util.Map;
import java.util.stream.Collectors;

/** Binds settings as those of a file are bound. */
final class Settings {

    private Settings() {}

    /** @throws ConfigurationException with everything that is wrong */
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
