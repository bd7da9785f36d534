package io.passeur.resolver.acme.command;

import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.spi.CommandContext;
import io.passeur.spi.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the files of a command: the one it names, or those of the configured resolvers. */
final class StorageChoice {

    private final Arguments arguments;
    private final CommandContext context;

    StorageChoice(Arguments arguments, CommandContext context) {
        this.arguments = arguments;
        this.context = context;
    }

    List<Path> all() {
        return arguments
                .option("storage")
                .map(path -> List.of(context.workingDirectory().resolve(path)))
                .orElseGet(() -> {
                    Set<Path> paths = new LinkedHashSet<>(configured().values());
                    return new ArrayList<>(paths);
                });
    }

    /** The file of one resolver. */
    Path of(String resolver) {
        if (arguments.option("storage").isPresent()) {
            return all().get(0);
        }
        Map<String, Path> configured = configured();
        Path path = configured.get(resolver);
        if (path == null) {
            throw new ConfigurationException("there is no certificate resolver \"" + resolver + "\" (expected: one of "
                    + String.join(", ", configured.keySet()) + ", or --storage=path)");
        }
        return path;
    }

    Map<String, Path> configured() {
        Map<String, Path> paths = new TreeMap<>();
        context.certificateResolvers("acme", AcmeConfig.class, arguments.flags())
                .forEach((name, config) -> paths.put(
                        name,
                        context.workingDirectory().resolve(config.storage()).normalize()));
        if (paths.isEmpty()) {
            throw new ConfigurationException("no certificate resolver is configured"
                    + " (expected: certificatesResolvers.<name>.acme, or --storage=path)");
        }
        return paths;
    }
}
