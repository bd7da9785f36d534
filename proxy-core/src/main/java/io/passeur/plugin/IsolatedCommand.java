package io.passeur.plugin;

import io.passeur.spi.Command;
import io.passeur.spi.CommandContext;
import java.util.List;

/** Lets the libraries of a plugin find their services while its command runs. */
record IsolatedCommand(Command command, ClassLoader loader) implements Command {

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public String summary() {
        return command.summary();
    }

    @Override
    public int run(List<String> arguments, CommandContext context) {
        try (var ignored = new ContextClassLoader(loader)) {
            return command.run(arguments, context);
        }
    }
}
