package io.passeur.resolver.acme.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at any moment. */
class KillTest {

    @TempDir
    private Path folder;

    @Test
    void theFileAlwaysHoldsAllThatWasSaved() throws Exception {
        Path file = folder.resolve("acme.json");
        SplittableRandom random = new SplittableRandom();
        Path said = folder.resolve("said");
        for (int round = 0; round < 5; round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EndlessWriter.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(said.toFile())
                    .start();
            while (Files.size(said) == 0 && writer.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(200_000));
            writer.destroyForcibly().waitFor();
            List<String> lines = Files.readAllLines(said);
            // The last one may be cut off, and is the smaller for it.
            int saved = Integer.parseInt(lines.get(lines.size() - 1));
            // Not opened by Storage, which would mend it.
            AcmeDocument document = AcmeDocument.parse(Files.readString(file));
            assertThat(document.certificates("le")).hasSizeGreaterThanOrEqualTo(Math.min(saved + 1, 50));
        }
    }
}
