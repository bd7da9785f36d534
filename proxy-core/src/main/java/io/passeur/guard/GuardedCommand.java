package io.passeur.guard;

import io.passeur.spi.Command;
import io.passeur.spi.CommandContext;
import io.passeur.spi.DelegatingCommand;
import java.util.List;

/** A command of a plugin. It runs without a time limit, because nothing else waits for it. */
public final class GuardedCommand extends DelegatingCommand {

    private final Guard guard;
    private final String name;
    private final String summary;

    private GuardedCommand(Command command, Guard guard) {
        super(command);
        this.guard = guard;
        String type = command.getClass().getName();
        name = guard.call("name() of " + type, command::name);
        summary = guard.call("summary() of " + type, command::summary);
    }

    public static GuardedCommand of(Command command, Guard guard) {
        return new GuardedCommand(command, guard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public int run(List<String> arguments, CommandContext context) {
        return guard.callHere("the command " + name, () -> delegate().run(arguments, context));
    }
}
