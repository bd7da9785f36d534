package io.passeur.resolver.acme.command;

import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of {@code certs list} and its siblings.
 *
 * @param options the command's options, without dashes
 * @param flags other arguments with dashes: flags of the static configuration
 * @param words arguments without dashes
 */
record Arguments(Map<String, String> options, List<String> flags, List<String> words) {

    private static final Set<String> OWN = Set.of("storage", "out", "resolver");

    static Arguments parse(List<String> written, Set<String> allowed) {
        Map<String, String> options = new HashMap<>();
        List<String> flags = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String argument = written.get(i);
            if (!argument.startsWith("-")) {
                words.add(argument);
                continue;
            }
            String name = argument.replaceFirst("^--?", "").replaceFirst("=.*", "");
            if (!OWN.contains(name)) {
                flags.add(argument);
            } else if (!allowed.contains(name)) {
                throw new ConfigurationException(
                        "--" + name + " is not an option of this command (expected: " + listed(allowed) + ")");
            } else if (argument.contains("=")) {
                options.put(name, argument.substring(argument.indexOf('=') + 1));
            } else if (i + 1 < written.size()) {
                options.put(name, written.get(++i));
            } else {
                throw new ConfigurationException("--" + name + " needs a value (expected: --" + name + "=…)");
            }
        }
        return new Arguments(Map.copyOf(options), List.copyOf(flags), List.copyOf(words));
    }

    private static String listed(Set<String> names) {
        List<String> options =
                new TreeSet<>(names).stream().map(name -> "--" + name + "=…").toList();
        return String.join(", ", options);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
