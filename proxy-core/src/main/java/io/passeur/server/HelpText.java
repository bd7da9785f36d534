package io.passeur.server;

import io.passeur.config.StaticKeys;
import io.passeur.spi.Command;
import java.util.Collection;

/** What {@code --help} prints. */
final class HelpText {

    private static final String HEAD = """
            passeur     A reverse proxy that reads Traefik's configuration.

            Usage: passeur [command] [flags]

            Commands:
                run            Runs the proxy. This is the default.
                check          Reports what a start would find wrong with the configuration; starts nothing.
                version        Shows the version.
                healthcheck    Checks whether the running proxy is healthy.
                help           Shows this text.
            """;

    static final String CHECK = """
            Usage: passeur check [flags]

            Reports what a start would find wrong with the static and the dynamic configuration. Opens no port and does
            not affect a running proxy. The exit code is 1 if anything would be disabled, or if the proxy would not
            start; warnings alone are 0.

            The flags, files and variables are those of the proxy: give the ones that it runs with. A container has
            those of its image and its own command only if you repeat them:
                passeur check --configFile=/etc/traefik/traefik.yml
                passeur check --providers.docker --entrypoints.web.address=:80

            passeur --help lists the flags.
            """;

    private static final String SOURCES = """

            Configuration is read from the first of these sources that exists; the others are ignored:
                a file         --configFile=PATH, or traefik.toml, .yaml or .yml in /etc/traefik, $XDG_CONFIG_HOME,
                               $HOME/.config or the working directory
                flags          those below; case-insensitive, with one or two dashes, --name=value or --name value
                variables      TRAEFIK_ENTRYPOINTS_WEB_ADDRESS for --entrypoints.web.address

            Flags:

                --configfile  (Default: "")
                    The configuration file. If there is one, all other flags are ignored.
                --help
                    Shows this text.
                --certificatesresolvers.<name>.<type>.<key>
                    The settings of a certificate resolver; its plugin documents them:
                    --certificatesresolvers.le.acme.email=ADDRESS
                --providers.<type>.<key>
                    The settings of a provider; its plugin documents them: --providers.file.directory=PATH
            """;

    private HelpText() {}

    /** @param others the commands of plugins */
    static String text(Collection<Command> others) {
        StringBuilder text = new StringBuilder(HEAD);
        others.forEach(command -> text.append(String.format("    %-14s %s%n", command.name(), command.summary())));
        text.append(SOURCES);
        for (StaticKeys.Key key : StaticKeys.list()) {
            text.append("    --")
                    .append(key.path())
                    .append("  (Default: \"")
                    .append(key.fallback())
                    .append("\")\n");
        }
        return text.toString();
    }
}
