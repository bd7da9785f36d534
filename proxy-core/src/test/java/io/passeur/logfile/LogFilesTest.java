package io.passeur.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    private Path folder;

    private void rollOver(int maxAge, int maxBackups, String time) throws IOException {
        Files.writeString(folder.resolve("p.log"), "written before " + time);
        Clock clock = Clock.fixed(Instant.parse(time), ZoneId.of("Europe/Paris"));
        new LogFiles(folder.resolve("p.log"), maxAge, maxBackups, clock).rollOver();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void compressesTheOldFile() throws IOException {
        rollOver(0, 0, "2026-07-24T08:33:15.007Z");

        assertThat(names()).containsExactly("p-2026-07-24T08-33-15.007.log.gz");
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(folder.resolve("p-2026-07-24T08-33-15.007.log.gz")))) {
            assertThat(in).hasContent("written before 2026-07-24T08:33:15.007Z");
        }
    }

    @Test
    void keepsTheNewestBackups() throws IOException {
        Files.createFile(folder.resolve("p-notes.log.gz"));
        for (int hour = 1; hour <= 4; hour++) {
            rollOver(0, 2, "2026-07-24T0" + hour + ":00:00Z");
        }

        assertThat(names())
                .containsExactly(
                        "p-2026-07-24T03-00-00.000.log.gz", "p-2026-07-24T04-00-00.000.log.gz", "p-notes.log.gz");
    }

    @Test
    void deletesOldBackups() throws IOException {
        rollOver(3, 0, "2026-07-20T08:00:00Z");
        rollOver(3, 0, "2026-07-21T09:00:00Z");
        rollOver(3, 0, "2026-07-24T08:00:00Z");

        assertThat(names()).containsExactly("p-2026-07-21T09-00-00.000.log.gz", "p-2026-07-24T08-00-00.000.log.gz");
    }
}
