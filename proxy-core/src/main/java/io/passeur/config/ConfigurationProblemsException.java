package io.passeur.config;

import io.passeur.spi.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The static configuration cannot be used. */
public final class ConfigurationProblemsException extends Exception {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // An immutable list of records; nobody serializes it.
    private final List<Problem> problems;

    public ConfigurationProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, including warnings, by source and line. */
    public List<Problem> problems() {
        return problems;
    }
}
