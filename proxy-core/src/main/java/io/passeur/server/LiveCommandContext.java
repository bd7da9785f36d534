package io.passeur.server;

import io.passeur.config.ConfigBinder;
import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.Problems;
import io.passeur.config.ResolverConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The context of a plugin's command. */
record LiveCommandContext(PrintStream out, PrintStream err, Map<String, String> environment, Path workingDirectory)
        implements CommandContext {

    @Override
    public <C extends Record> Map<String, C> certificateResolvers(
            String type, Class<C> configType, List<String> flags) {
        Problems problems = new Problems();
        Map<String, C> settings = new LinkedHashMap<>();
        load(flags).resolvers().forEach((name, resolver) -> {
            C config = resolver.type().equalsIgnoreCase(type) ? bind(name, resolver, configType, problems) : null;
            if (config != null) {
                settings.put(name, config);
            }
        });
        if (problems.hasErrors()) {
            throw refused(problems.list());
        }
        return settings;
    }

    private static <C extends Record> @Nullable C bind(
            String name, ResolverConfiguration resolver, Class<C> configType, Problems problems) {
        return new ConfigBinder(path -> null, problems)
                .bind(configType, resolver.settings(), "certificatesResolvers." + name + "." + resolver.type());
    }

    private StaticConfiguration load(List<String> flags) {
        try {
            return new StaticConfigurationLoader()
                    .load(flags, environment, workingDirectory)
                    .configuration();
        } catch (ConfigurationProblemsException e) {
            throw refused(e.problems());
        }
    }

    private static ConfigurationException refused(List<Problem> problems) {
        return new ConfigurationException(ProblemReport.lines(problems).stripTrailing());
    }
}
