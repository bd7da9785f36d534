package io.passeur.provider.file;

import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of reading one file.
 *
 * @param readable whether the file as a whole could be read and parsed; its elements may still have problems
 */
record FileState(ConfigurationTree tree, boolean readable) {

    static FileState bad(Path file, Problem problem) {
        return new FileState(ConfigurationTree.unreadable(problem, Origin.of(file.toString())), false);
    }

    /** The contents of {@code lastGood} with the problems of this state. */
    FileState keeping(FileState lastGood) {
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : tree.problems()) {
            String message = problem.message() + "; its last valid content stays in use";
            problems.add(new Problem(problem.severity(), problem.path(), message, problem.origin()));
        }
        return new FileState(lastGood.tree().withProblems(problems), lastGood.readable());
    }

    FileState withoutProblems() {
        return tree.problems().isEmpty() ? this : new FileState(tree.withProblems(List.of()), readable);
    }
}
