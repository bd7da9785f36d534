package io.passeur.spi;

import java.util.List;

/** A command that a plugin adds to the command line: {@code passeur <name> …}. */
public interface Command {

    /** One word in lower case, that of no other command. */
    String name();

    /** One line for {@code passeur help}. */
    String summary();

    /**
     * Runs to its end.
     *
     * @param arguments what stands behind the command's name
     * @return the exit code; 0 for success
     * @throws ConfigurationException if something is wrong with the arguments or the files; printed as it is, exit code 1
     */
    int run(List<String> arguments, CommandContext context);
}
