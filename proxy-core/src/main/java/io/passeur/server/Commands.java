package io.passeur.server;

import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.LoadedConfiguration;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.plugin.Plugins;
import io.passeur.spi.Command;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import io.passeur.toolkit.Suggestions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command line: {@code run} when no command is named, {@code check}, {@code version}, {@code healthcheck}, {@code help}, and what
 * plugins add.
 */
public final class Commands {

    private static final int FAILED = 1;

    private final ProxyRunner runner;
    private final Check check;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Supplier<Plugins> plugins;

    /**
     * @param folders where plugins are and data goes, for {@code check}
     * @param environment all variables of the process
     * @param plugins loads the plugins, which may bring commands; called only if a command is not built in
     */
    public Commands(
            ProxyRunner runner,
            HomeFolders folders,
            Supplier<Plugins> plugins,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path workingDirectory) {
        this.runner = runner;
        this.check = new Check(folders, plugins, out, AddedKinds.NONE);
        this.plugins = plugins;
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
    }

    /** @return the exit code of the process */
    public int execute(List<String> arguments) {
        String command = arguments.isEmpty() || arguments.get(0).startsWith("-") ? "" : arguments.get(0);
        boolean builtIn = command.isEmpty() || Plugins.OWN_COMMANDS.contains(command);
        if (command.equals("check") && asksForHelp(arguments)) {
            out.print(HelpText.CHECK);
            return 0;
        }
        if (command.equals("help") || builtIn && asksForHelp(arguments)) {
            return help();
        }
        return switch (command) {
            case "" -> run(arguments);
            case "run" -> run(arguments.subList(1, arguments.size()));
            case "check" -> check(arguments.subList(1, arguments.size()));
            case "version" -> version();
            case "healthcheck" -> healthcheck(arguments.subList(1, arguments.size()));
            default -> ofPlugin(command, arguments.subList(1, arguments.size()));
        };
    }

    private int help() {
        try (Plugins loaded = plugins.get()) {
            SortedMap<String, Command> others = new TreeMap<>(loaded.commands());
            others.keySet().removeAll(Plugins.OWN_COMMANDS);
            out.print(HelpText.text(others.values()));
            return 0;
        }
    }

    private int ofPlugin(String name, List<String> arguments) {
        LiveCommandContext tools = new LiveCommandContext(out, err, environment, workingDirectory);
        try (Plugins loaded = plugins.get()) {
            Optional<Command> command = loaded.command(name);
            if (command.isPresent()) {
                return command.get().run(arguments, tools);
            }
            return unknown(name, loaded);
        } catch (ConfigurationException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private static boolean asksForHelp(List<String> arguments) {
        return arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(argument -> argument.equals("--help") || argument.equals("-help") || argument.equals("-h"));
    }

    private int run(List<String> flags) {
        try {
            LoadedConfiguration loaded = new StaticConfigurationLoader().load(flags, environment, workingDirectory);
            Logging.configure(loaded.configuration().log(), environment, workingDirectory);
            Logger logger = LoggerFactory.getLogger(Commands.class);
            logger.info("Configuration loaded from {}", loaded.source());
            loaded.warnings().forEach(warning -> logger.warn("{}", warning));
            return runner.run(loaded);
        } catch (ConfigurationProblemsException e) {
            err.print(ProblemReport.of(AllMistakes.of(e, plugins)));
        } catch (RefusedSectionsException e) {
            err.print(ProblemReport.of(e.problems()));
        } catch (ConfigurationException e) {
            err.print(ProblemReport.of(List.of(Problem.error("", String.valueOf(e.getMessage()), null))));
        }
        return FAILED;
    }

    private int check(List<String> flags) {
        return check.run(() -> new StaticConfigurationLoader().load(flags, environment, workingDirectory));
    }

    private int version() {
        out.print(VersionText.text());
        return 0;
    }

    private int healthcheck(List<String> flags) {
        try {
            LoadedConfiguration loaded = new StaticConfigurationLoader().load(flags, environment, workingDirectory);
            return new Healthcheck(loaded.configuration(), out).run();
        } catch (ConfigurationProblemsException e) {
            err.print(ProblemReport.lines(e.problems()));
            return FAILED;
        }
    }

    /** The plugin that has the command may be one that could not be loaded. */
    private int unknown(String command, Plugins loaded) {
        Set<String> known = new TreeSet<>(Plugins.OWN_COMMANDS);
        known.addAll(loaded.commands().keySet());
        loaded.problems().forEach(problem -> err.println(problem));
        err.println("command not found: " + command + Suggestions.hint(command, known));
        err.println("commands: " + String.join(", ", known) + "; passeur --help describes them");
        return FAILED;
    }
}
