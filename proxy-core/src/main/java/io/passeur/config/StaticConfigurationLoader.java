package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the static configuration from the first source that exists: a file, flags, or the environment. */
public final class StaticConfigurationLoader {

    private final Path system;

    public StaticConfigurationLoader() {
        this(Path.of("/etc/traefik"));
    }

    /** @param system the folder of the system-wide file */
    StaticConfigurationLoader(Path system) {
        this.system = system;
    }

    /**
     * @param arguments the flags
     * @param environment all variables
     * @param workingDirectory where relative paths start
     * @throws ConfigurationProblemsException if there is any error; it holds all problems
     */
    public LoadedConfiguration load(List<String> arguments, Map<String, String> environment, Path workingDirectory)
            throws ConfigurationProblemsException {
        Problems problems = new Problems();
        FlagSource flags = FlagSource.parse(arguments);
        EnvironmentSource variables = EnvironmentSource.parse(environment);
        ConfigurationFiles files = new ConfigurationFiles(system, environment, workingDirectory);
        ConfigurationSource source = choose(flags, variables, files, workingDirectory, problems);
        StaticDecoding decoding = new StaticDecoding(source, workingDirectory, problems);
        StaticConfiguration configuration = decoding.decode();
        if (configuration == null || problems.hasErrors()) {
            StaticConfiguration rest = configuration == null ? decoding.rest() : configuration;
            throw new ConfigurationProblemsException(
                    problems.sorted(), rest == null ? null : loaded(rest, source, List.of()));
        }
        return loaded(configuration, source, problems.sorted());
    }

    private static LoadedConfiguration loaded(
            StaticConfiguration configuration, ConfigurationSource source, List<Problem> warnings) {
        return new LoadedConfiguration(configuration, source.description(), warnings, source.origins());
    }

    private static ConfigurationSource choose(
            FlagSource flags,
            EnvironmentSource variables,
            ConfigurationFiles files,
            Path workingDirectory,
            Problems problems) {
        Path file = file(flags.configFile(), files, workingDirectory, problems);
        if (file != null) {
            warnOfIgnored(flags, variables, "the file " + file, problems);
            problems.addAll(flags.problems().list());
            return files.read(file);
        }
        if (flags.isGiven() || flags.problems().hasErrors()) {
            warnOfIgnored(null, variables, "flags", problems);
            return flags.source();
        }
        return variables.names().isEmpty()
                ? new ConfigurationSource(
                        "defaults",
                        false,
                        Map.of(),
                        path -> null,
                        variables.source().problems())
                : variables.source();
    }

    private static @Nullable Path file(
            @Nullable String named, ConfigurationFiles files, Path workingDirectory, Problems problems) {
        if (named == null || named.isEmpty()) {
            Optional<Path> found = files.search();
            return found.orElse(null);
        }
        Path file = workingDirectory.resolve(named);
        if (!Files.isRegularFile(file)) {
            problems.error("", "--configFile: there is no file " + file, Origin.of("command line"));
            return null;
        }
        return file;
    }

    private static void warnOfIgnored(
            @Nullable FlagSource flags, EnvironmentSource variables, String used, Problems problems) {
        if (flags != null && flags.isGiven()) {
            String names = String.join(", ", flags.source().tree().keySet());
            problems.add(Problem.warning(
                    "", "all flags but --configFile are ignored (" + names + "), since " + used + " is used", null));
        }
        if (!variables.names().isEmpty()) {
            String names = String.join(", ", variables.names());
            String verb = used.startsWith("the") ? " is used" : " are used";
            problems.add(Problem.warning("", names + ": ignored, since " + used + verb, Origin.of("environment")));
        }
    }
}
