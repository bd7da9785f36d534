package io.passeur.resolver.acme.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.resolver.acme.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acme.json} as containers have it: mounted alone, in a folder that is closed, or as somebody else's. */
class MountTest {

    private static final StoredCertificate FIRST = new StoredCertificate(List.of("a.com"), "CHAIN", "KEY");
    private static final StoredCertificate SECOND = new StoredCertificate(List.of("b.com"), "CHAIN".repeat(900), "KEY");

    @TempDir
    private Path folder;

    private final Deque<Path> mounts = new ArrayDeque<>();
    private Path outside;
    private Path home;
    private Path file;

    @BeforeEach
    void lay() throws Exception {
        outside = create(folder.resolve("outside.json"), "rw-------");
        home = Files.createDirectory(folder.resolve("home"));
        mount(home, "-t", "tmpfs", "tmpfs");
        file = create(home.resolve("acme.json"), "rw-------");
    }

    @AfterEach
    void unmount() throws Exception {
        while (!mounts.isEmpty()) {
            run("umount", mounts.pop().toString());
        }
    }

    private static Path create(Path path, String mode) throws IOException {
        return Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    }

    private void mount(Path at, String... options) throws Exception {
        String[] command = new String[options.length + 2];
        command[0] = "mount";
        System.arraycopy(options, 0, command, 1, options.length);
        command[command.length - 1] = at.toString();
        assumeTrue(run(command), "skipped: only root may mount");
        mounts.push(at);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void bind() throws Exception {
        mount(file, "--bind", outside.toString());
    }

    private static Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Test
    void aFileMountedAloneIsWrittenInPlace() throws Exception {
        Object before = identity(outside);
        bind();
        Storage storage = Storage.open(file);
        storage.checkWritable();
        storage.save("le", FIRST);
        storage.save("le", SECOND);
        storage.save("le", FIRST);
        assertThat(identity(outside)).isEqualTo(before);
        assertThat(Storage.open(outside).certificates("le")).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(home.resolve("acme.json.bak")).exists();
        assertThat(home.resolve("acme.json.new")).doesNotExist();
    }

    @Test
    void soIsOneInAFolderThatCannotBeWritten() throws Exception {
        bind();
        assumeTrue(run("mount", "-o", "remount,ro", home.toString()), "skipped: a mount cannot be changed");
        Storage storage = Storage.open(file);
        storage.checkWritable();
        storage.save("le", FIRST);
        storage.save("le", SECOND);
        assertThat(Storage.open(outside).certificates("le")).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(Files.list(home)).containsExactly(file);
    }

    @Test
    void aFileThatCannotBeWrittenIsServedFromAndSaysSo() throws Exception {
        Storage.open(outside).save("le", FIRST);
        bind();
        assumeTrue(run("mount", "-o", "remount,bind,ro", file.toString()), "skipped: a mount cannot be changed");
        Storage storage = Storage.open(file);
        assertThat(storage.certificates("le")).containsExactly(FIRST);
        assertThatThrownBy(() -> storage.save("le", SECOND))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        assertThat(Storage.open(outside).certificates("le")).containsExactly(FIRST);
    }

    @Test
    void aFileThatIsOpenToOthersAndCannotBeClosedIsRefused() throws Exception {
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-r--r--"));
        bind();
        assumeTrue(run("mount", "-o", "remount,bind,ro", file.toString()), "skipped: a mount cannot be changed");
        assertThatThrownBy(() -> Storage.open(file))
                .hasMessage("storage: permissions 644 for " + file + " are too open, please use 600");
    }

    /** It can read everything, so that it finds its own classes, but change only what is its own. */
    @Test
    void soIsOneOfAnotherUser() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path foreign = create(folder.resolve("foreign.json"), "rw-------");
        Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rw-rw-rw-"));
        Process process = new ProcessBuilder(
                        Tools.need("setpriv"),
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "--inh-caps=-all,+dac_read_search",
                        "--ambient-caps=+dac_read_search",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opener.class.getName(),
                        foreign.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("storage: permissions 666 for " + foreign + " are too open, please use 600");
    }
}
