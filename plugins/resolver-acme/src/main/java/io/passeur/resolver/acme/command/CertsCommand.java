package io.passeur.resolver.acme.command;

import io.passeur.spi.Command;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import java.time.Clock;
import java.util.List;

/** {@code passeur certs list|export|import}. */
public final class CertsCommand implements Command {

    private static final String HELP = """
            passeur certs list [--storage=path]
                Shows the certificates of all resolvers, or of one acme.json.

            passeur certs export <domain> [--out=folder] [--resolver=name] [--storage=path]
                Writes the newest certificate for the domain as <domain>.crt and <domain>.key (PEM, the key with mode 600).

            passeur certs import <certificate.pem> <key.pem> --resolver=name [--storage=path]
                Adds a certificate to a resolver. It is renewed like any other.

            passeur certs import <acme.json> [--resolver=name] [--storage=path]
                Adds the contents of another acme.json: accounts that do not exist yet, and all certificates;
                with --resolver, only those of that resolver.

            Without --storage, the files of the configured resolvers are used; flags such as --configFile=… choose
            the configuration. A running proxy notices imported certificates within ten minutes.
            """;

    private final Clock clock;

    public CertsCommand() {
        this(Clock.systemUTC());
    }

    CertsCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certs";
    }

    @Override
    public String summary() {
        return "Shows, exports and imports certificates.";
    }

    @Override
    public int run(List<String> arguments, CommandContext context) {
        if (arguments.isEmpty()) {
            context.err().print(HELP);
            return 1;
        }
        if (arguments.contains("--help")
                || arguments.contains("-h")
                || arguments.get(0).equals("help")) {
            context.out().print(HELP);
            return 0;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "list" -> new CertsList(clock).run(rest, context);
            case "export" -> new CertsExport().run(rest, context);
            case "import" -> new CertsImport().run(rest, context);
            default ->
                throw new ConfigurationException("certs: \"" + arguments.get(0)
                        + "\" is not a command (expected: list, export or import; see passeur certs --help)");
        }
        return 0;
    }
}
