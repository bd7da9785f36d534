package io.passeur.distribution.container;

import io.passeur.distribution.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The command line of the engine. */
final class Docker {

    private Docker() {}

    /** What a command said, and its exit status. */
    record Output(int status, String text) {}

    /** The test is skipped where no engine answers. */
    static void need() {
        Programs.need("docker");
        Output version = run(List.of("docker", "version", "--format", "{{.Server.Version}}"), Map.of());
        Assumptions.assumeTrue(version.status() == 0, () -> "skipped: no Docker engine answers: " + version.text());
    }

    /** @return what the command printed, without the last line's end */
    static String docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        Collections.addAll(command, arguments);
        return succeed(command, Map.of());
    }

    /** As {@link #docker}, for what may be gone already. */
    static void cleanUp(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        Collections.addAll(command, arguments);
        run(command, Map.of());
    }

    static String succeed(List<String> command, Map<String, String> environment) {
        Output output = run(command, environment);
        if (output.status() != 0) {
            throw new AssertionError(command + " ended with " + output.status() + ":\n" + output.text());
        }
        return output.text().stripTrailing();
    }

    static Output run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
