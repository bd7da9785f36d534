package io.passeur.config;

import io.passeur.spi.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The static configuration cannot be used. */
public final class ConfigurationProblemsException extends Exception {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // An immutable list of records; nobody serializes it.
    private final List<Problem> problems;

    private final transient @Nullable LoadedConfiguration rest;

    public ConfigurationProblemsException(List<Problem> problems) {
        this(problems, null);
    }

    ConfigurationProblemsException(List<Problem> problems, @Nullable LoadedConfiguration rest) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.rest = rest;
    }

    /** What could be read, so that others can look for more mistakes in it; null if nothing could. */
    public @Nullable LoadedConfiguration rest() {
        return rest;
    }

    /** All problems, including warnings, by source and line. */
    public List<Problem> problems() {
        return problems;
    }
}
