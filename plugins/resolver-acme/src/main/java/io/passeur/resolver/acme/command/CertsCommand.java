package io.passeur.resolver.acme.command;

import io.passeur.spi.Command;
import io.passeur.spi.CommandContext;
import java.util.List;

public final class CertsCommand implements Command {
    @Override
    public String name() {
        return "certs";
    }

    @Override
    public String summary() {
        return "show, export and import certificates";
    }

    @Override
    public int run(List<String> arguments, CommandContext context) {
        return 1;
    }
}
