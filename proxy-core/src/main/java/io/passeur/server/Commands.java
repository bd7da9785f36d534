package io.passeur.server;

import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.LoadedConfiguration;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line: {@code run} when no command is named, {@code version}, {@code healthcheck}, {@code help}. */
public final class Commands {

    private static final int FAILED = 1;

    private final ProxyRunner runner;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Path workingDirectory;

    /** @param environment all variables of the process */
    public Commands(
            ProxyRunner runner,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path workingDirectory) {
        this.runner = runner;
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
    }

    /** @return the exit code of the process */
    public int execute(List<String> arguments) {
        String command = arguments.isEmpty() || arguments.get(0).startsWith("-") ? "" : arguments.get(0);
        if (command.equals("help") || asksForHelp(arguments)) {
            out.print(HelpText.text());
            return 0;
        }
        return switch (command) {
            case "" -> run(arguments);
            case "run" -> run(arguments.subList(1, arguments.size()));
            case "version" -> version();
            case "healthcheck" -> healthcheck();
            default -> unknown(command);
        };
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
            err.print(ProblemReport.of(e.problems()));
        } catch (ConfigurationException e) {
            err.print(ProblemReport.of(List.of(Problem.error("", String.valueOf(e.getMessage()), null))));
        }
        return FAILED;
    }

    private int version() {
        out.print(VersionText.text());
        return 0;
    }

    /** Without ping there is nothing to ask. */
    private int healthcheck() {
        err.println("healthcheck asks \"ping\" of the running proxy, which is not supported yet");
        return FAILED;
    }

    private int unknown(String command) {
        out.print(HelpText.text());
        err.println("command not found: " + command);
        return FAILED;
    }
}
