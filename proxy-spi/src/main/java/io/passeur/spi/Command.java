package io.passeur.spi;

import java.util.List;

/** A command that a plugin adds to the command line: {@code passeur <name> …}. */
public interface Command {

    /** One word in lower case, unique among all commands. */
    String name();

    /** One line for {@code passeur help}. */
    String summary();

    /**
     * Runs the command to completion.
     *
     * @param arguments the arguments after the command's name
     * @return the exit code; 0 for success
     * @throws ConfigurationException if the arguments or files are invalid; the message is printed unchanged and the
     *     exit code is 1
     */
    int run(List<String> arguments, CommandContext context);
}
