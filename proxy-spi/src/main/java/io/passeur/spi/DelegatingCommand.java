package io.passeur.spi;

import java.util.List;

/**
 * A command that delegates every call. Decorators extend it and override the methods that they change. A method that is
 * added to {@link Command} later therefore reaches the decorated command.
 */
public abstract class DelegatingCommand implements Command {

    private final Command delegate;

    protected DelegatingCommand(Command delegate) {
        this.delegate = delegate;
    }

    protected final Command delegate() {
        return delegate;
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public String summary() {
        return delegate.summary();
    }

    @Override
    public int run(List<String> arguments, CommandContext context) {
        return delegate.run(arguments, context);
    }
}
