package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The variables that configure a DNS provider. {@code X_FILE} names a file that contains the value of {@code X}. */
public final class Variables {

    private final Map<String, String> environment;
    private final Path folder;

    /** @param folder the base of relative paths */
    public Variables(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /** All variables, for programs that are started. */
    public Map<String, String> all() {
        return environment;
    }

    /** @return empty if neither the variable nor its file is set */
    public String get(String name) {
        String value = environment.getOrDefault(name, "");
        String file = environment.getOrDefault(name + "_FILE", "");
        if (!value.isEmpty() || file.isEmpty()) {
            return value;
        }
        return read(name + "_FILE", file);
    }

    /** The contents of the file that a variable names, without the last line end. */
    public String read(String name, String file) {
        try {
            return Files.readString(folder.resolve(file)).replaceFirst("\\R$", "");
        } catch (IOException e) {
            throw new ConfigurationException(
                    "dnsChallenge: the file of the variable " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    public String get(String name, String otherwise) {
        String value = get(name);
        return value.isEmpty() ? otherwise : value;
    }

    /** @throws ConfigurationException if it is missing */
    public String require(String name) {
        String value = get(name);
        if (value.isEmpty()) {
            throw new ConfigurationException(
                    "dnsChallenge: the variable " + name + " (or " + name + "_FILE) is missing");
        }
        return value;
    }

    public int number(String name, int otherwise) {
        String value = get(name, Integer.toString(otherwise));
        if (!value.matches("\\d{1,9}")) {
            throw new ConfigurationException(
                    "dnsChallenge: the variable " + name + " is \"" + value + "\" (expected: a whole number)");
        }
        return Integer.parseInt(value);
    }

    public Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }
}
