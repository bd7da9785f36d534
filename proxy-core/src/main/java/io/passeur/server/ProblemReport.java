package io.passeur.server;

import io.passeur.spi.Problem;
import io.passeur.spi.Problem.Severity;
import java.util.List;

/** All problems as lines for a terminal: one each, and a last one with their number. */
final class ProblemReport {

    private ProblemReport() {}

    /** @param problems in the order in which they are to be shown */
    static String of(List<Problem> problems) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        long warnings = problems.size() - errors;
        return lines(problems) + count(errors, "error") + (warnings > 0 ? " and " + count(warnings, "warning") : "")
                + " in the configuration; not started\n";
    }

    /** The lines alone. */
    static String lines(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(problem.severity() == Severity.WARNING ? "warning: " : "error: ")
                    .append(problem)
                    .append('\n');
        }
        return text.toString();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
