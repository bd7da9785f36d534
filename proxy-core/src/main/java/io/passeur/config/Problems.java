package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems in the order of their discovery. Not thread-safe. */
public final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    public void error(String path, String message, @Nullable Origin origin) {
        add(Problem.error(path, message, origin));
    }

    public void warning(String path, String message, @Nullable Origin origin) {
        add(Problem.warning(path, message, origin));
    }

    public void add(Problem problem) {
        problems.add(problem);
    }

    public void addAll(List<Problem> others) {
        problems.addAll(others);
    }

    public int size() {
        return problems.size();
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** By source and line; problems without either come first. */
    public List<Problem> sorted() {
        Comparator<Problem> bySource = Comparator.comparing(
                problem -> problem.origin() == null ? "" : problem.origin().source());
        return problems.stream()
                .sorted(bySource.thenComparing(problem ->
                        problem.origin() == null ? 0 : problem.origin().line()))
                .toList();
    }

    public List<Problem> list() {
        return List.copyOf(problems);
    }
}
