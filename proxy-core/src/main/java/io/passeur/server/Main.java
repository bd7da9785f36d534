package io.passeur.server;

import java.nio.file.Path;
import java.util.List;

/** The process. */
public final class Main {

    private Main() {}

    /**
     * Executes the command that {@code arguments} name.
     *
     * @param runner runs the proxy where that is the command
     * @return the exit code
     */
    public static int execute(ProxyRunner runner, String... arguments) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        return new Commands(runner, System.out, System.err, System.getenv(), workingDirectory)
                .execute(List.of(arguments));
    }
}
