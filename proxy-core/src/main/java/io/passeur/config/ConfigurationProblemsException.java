package io.passeur.config;

import io.passeur.spi.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The static configuration cannot be used. */
public final class ConfigurationProblemsException extends Exception {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // The list is an immutable one of records that nobody serializes.
    private final List<Problem> problems;

    public ConfigurationProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that was found, warnings too, by source and line. */
    public List<Problem> problems() {
        return problems;
    }
}
