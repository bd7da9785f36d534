package io.passeur.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where lines go, and when a new file begins. */
class FilesTest {

    private static final String REQUEST = "GET / HTTP/1.1\nHost: a.test\n\n";

    @TempDir
    Path folder;

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void foldersAndFileAreMadeWithTraefiksModes() throws IOException {
        Path deep = folder.resolve("a/b");
        try (LoggingProxy proxy = new LoggingProxy(deep)) {
            proxy.ask(REQUEST);
            proxy.line();
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(proxy.file());
            // The process' umask may take away more.
            assertThat(PosixFilePermissions.fromString("rw-rw-r--")).containsAll(mode);
            assertThat(mode).contains(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            assertThat(PosixFilePermissions.fromString("rwxr-xr-x")).containsAll(Files.getPosixFilePermissions(deep));
        }
    }

    @Test
    void aFileIsContinued() throws IOException {
        Files.writeString(folder.resolve("access.log"), "before\n");
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            proxy.ask(REQUEST);
            assertThat(proxy.lines(2).get(0)).isEqualTo("before");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenStopsTheStart() {
        assertThatThrownBy(() -> TestingProxy.start("", "--accesslog.filepath=" + folder))
                .hasMessageStartingWith("accessLog.filePath: \"" + folder + "\" cannot be written: ");
    }

    @Test
    void theStandardOutputIsTheUsualPlace() throws Exception {
        // See the test of the distribution for what comes out of a process; here only that it starts and answers.
        try (TestingProxy proxy = TestingProxy.start("", "--accesslog")) {
            assertThat(proxy.get("none.test", "/").status()).isEqualTo(404);
        }
    }

    @Test
    void aFileThatWasMovedAwayIsLetGo() throws IOException {
        Path moved = folder.resolve("access.log.1");
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            proxy.ask(REQUEST);
            proxy.line();
            Files.move(proxy.file(), moved);
            proxy.ask(REQUEST);
            Await.until(() -> LoggingProxy.read(moved).size() == 2);
            proxy.proxy.reopenLogs();
            Await.until(() -> Files.exists(proxy.file()));
            proxy.ask(REQUEST);
            assertThat(proxy.line()).contains(" 3 \"hello@testing\"");
            assertThat(LoggingProxy.read(moved)).hasSize(2);
        }
    }

    @Test
    void aFullFileIsPutAway() throws IOException {
        Files.write(folder.resolve("access.log"), "x".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII));
        try (LoggingProxy proxy = new LoggingProxy(folder, "--accesslog.rotation.maxsize=1")) {
            proxy.ask(REQUEST);
            Await.until(() -> names().size() == 2 && names().get(0).endsWith(".log.gz"));
            assertThat(proxy.line()).contains("hello@testing");
            assertThat(names().get(0)).matches("access-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}\\.log\\.gz");
            try (InputStream old = new GZIPInputStream(Files.newInputStream(folder.resolve(names().get(0))))) {
                assertThat(old.readAllBytes()).hasSize(1024 * 1024);
            }
        }
    }

    @Test
    void aFileOfYesterdayIsPutAway() throws IOException {
        Path old = Files.writeString(folder.resolve("access.log"), "yesterday\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(25, ChronoUnit.HOURS)));
        try (LoggingProxy proxy =
                new LoggingProxy(folder, "--accesslog.rotation.interval=24h", "--accesslog.rotation.compress=false")) {
            proxy.ask(REQUEST);
            Await.until(() -> names().size() == 2);
            assertThat(proxy.line()).contains("hello@testing");
            assertThat(folder.resolve(names().get(0))).hasContent("yesterday\n");
        }
    }

    @Test
    void oldFilesAreDeleted() throws IOException {
        for (int day = 1; day <= 3; day++) {
            Files.writeString(folder.resolve("access-2020-01-0" + day + "T00-00-00.000.log.gz"), "old");
        }
        Files.write(folder.resolve("access.log"), new byte[1024 * 1024]);
        try (LoggingProxy proxy =
                new LoggingProxy(folder, "--accesslog.rotation.maxsize=1", "--accesslog.rotation.maxbackups=2")) {
            proxy.ask(REQUEST);
            Await.until(() -> names().size() == 3
                    && names().get(0).equals("access-2020-01-03T00-00-00.000.log.gz")
                    && names().get(1).endsWith(".gz"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whereNobodyReadsRequestsAreNotHeldUp() throws Exception {
        Path pipe = folder.resolve("access.log");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            try (RawConnection connection = proxy.proxy.connect()) {
                for (int i = 0; i < 5_000; i++) {
                    connection.sendLines(REQUEST);
                    assertThat(connection.readResponse().status()).isEqualTo(200);
                }
            }
            // Whoever comes late still reads all of it.
            try (Stream<String> lines = Files.lines(pipe)) {
                assertThat(lines.limit(5_000)).hasSize(5_000);
            }
        }
    }

    @Test
    void whatEndedBeforeTheEndIsInTheFile() {
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            try (RawConnection connection = proxy.proxy.connect()) {
                for (int i = 0; i < 200; i++) {
                    connection.sendLines(REQUEST).readResponse();
                }
            }
            proxy.proxy.drain();
            assertThat(LoggingProxy.read(proxy.file())).hasSize(200);
        }
    }
}
