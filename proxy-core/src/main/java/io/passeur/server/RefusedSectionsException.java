package io.passeur.server;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Sections of the static configuration that belong to plugins cannot be used. */
final class RefusedSectionsException extends ConfigurationException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // An immutable list of records; nobody serializes it.
    private final List<Problem> problems;

    RefusedSectionsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
