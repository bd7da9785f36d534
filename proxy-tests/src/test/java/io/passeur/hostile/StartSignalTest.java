package io.passeur.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.server.Main;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose start a plugin holds up. */
@Timeout(60)
class StartSignalTest {

    @TempDir
    private Path folder;

    @Test
    void sigtermEndsItAtOnce() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Dpasseur.plugins.callLimit=3600000",
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "--entrypoints.web.address=127.0.0.1:0",
                        "--log.level=INFO",
                        "--providers.hostile.method=create",
                        "--providers.hostile.behaviour=NEVER_RETURNS_WHATEVER_HAPPENS"))
                .directory(new File(folder.toString()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            StringBuilder seen = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.append(line).append('\n');
                if (line.contains("create")) {
                    process.toHandle().destroy();
                }
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(seen.toString()).isZero();
            assertThat(seen.toString()).contains("Stopped before the start was complete");
        } finally {
            process.destroyForcibly();
        }
    }
}
