package io.passeur.http.middleware.auth.basic;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ProblemReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users who may sign in. Immutable. */
final class Users {

    private final Map<String, PasswordHash> hashes;
    private final PasswordHash decoy;

    private Users(Map<String, PasswordHash> hashes) {
        this.hashes = Map.copyOf(hashes);
        decoy = hashes.values().iterator().next();
    }

    static Users read(BasicAuthConfig config, ProblemReporter problems) {
        Map<String, PasswordHash> hashes = new LinkedHashMap<>();
        if (!config.usersFile().isEmpty()) {
            List<String> lines = lines(config.usersFile());
            if (lines.isEmpty()) {
                throw new ConfigurationException("no users found in " + config.usersFile());
            }
            lines.forEach(line -> add(line, hashes));
        }
        config.users().forEach(user -> add(user, hashes));
        hashes.forEach((name, hash) -> check(name, hash, problems));
        return new Users(hashes);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException("usersFile " + file + " cannot be read: " + e, e);
        }
    }

    private static void add(String user, Map<String, PasswordHash> hashes) {
        String[] parts = user.split(":", -1);
        if (parts.length != 2) {
            // Without a colon, it may be a password, which must not be logged.
            String name = parts.length == 1 ? "an entry without a colon" : '"' + parts[0] + '"';
            throw new ConfigurationException(
                    "error parsing BasicUser: " + name + " (expected: name:hash, with exactly one colon)");
        }
        hashes.put(parts[0], PasswordHash.parse(parts[1]));
    }

    private static void check(String name, PasswordHash hash, ProblemReporter problems) {
        if (hash instanceof PasswordHash.Unknown unknown) {
            problems.warning(
                    "user " + name,
                    "user \"" + name + "\" can never sign in: the text after the colon is not an htpasswd hash"
                            + " (expected: bcrypt, $apr1$, $1$ or {SHA}; passwords in plain text are not accepted)"
                            + unknown.guess());
        }
    }

    /** Slow. Takes equally long for unknown names, so that clients cannot find out which names exist. */
    boolean accept(Credentials credentials) {
        @Nullable PasswordHash hash = hashes.get(credentials.name());
        boolean matches = (hash == null ? decoy : hash).matches(credentials.password());
        return hash != null && matches;
    }
}
