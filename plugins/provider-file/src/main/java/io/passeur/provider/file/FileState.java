package io.passeur.provider.file;

import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What one file gives.
 *
 * @param readable whether the file as a whole could be read and parsed; its elements may still have problems
 */
record FileState(ConfigurationSnapshot snapshot, boolean readable) {

    static FileState bad(List<Problem> problems) {
        return new FileState(new ConfigurationSnapshot(DynamicConfiguration.EMPTY, problems), false);
    }

    /** The contents of {@code lastGood} with the problems of this state. */
    FileState keeping(FileState lastGood) {
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : snapshot.problems()) {
            String message = problem.message() + "; what was read from it before stays in use";
            problems.add(new Problem(problem.severity(), problem.path(), message, problem.origin()));
        }
        return new FileState(
                new ConfigurationSnapshot(lastGood.snapshot().configuration(), problems), lastGood.readable());
    }

    FileState withoutProblems() {
        return new FileState(new ConfigurationSnapshot(snapshot.configuration(), List.of()), readable);
    }
}
