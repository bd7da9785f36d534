package io.passeur.resolver.acme.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own. */
class DiskFullTest {

    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.toString());
        assumeTrue(mounted, "skipped: only root may mount a small file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", folder.toString());
        }
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

    @Test
    void nothingIsLostAndItGoesOnWhenThereIsRoomAgain() throws Exception {
        Path file = folder.resolve("acme.json");
        Storage storage = Storage.open(file);
        storage.save("le", new StoredCertificate(List.of("a.com"), "CHAIN", "KEY"));
        storage.checkWritable();
        String before = Files.readString(file);

        Path rest = folder.resolve("rest");
        assertThatThrownBy(() -> Files.write(rest, new byte[1 << 20])).isInstanceOf(IOException.class);
        StoredCertificate more = new StoredCertificate(List.of("b.com"), "CHAIN".repeat(2000), "KEY");
        assertThatThrownBy(storage::checkWritable)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
        assertThatThrownBy(() -> storage.save("le", more)).hasMessageContaining("space");
        assertThat(file).hasContent(before);
        assertThat(storage.certificates("le")).hasSize(1);
        assertThat(folder.resolve("acme.json.new")).doesNotExist();

        Files.delete(rest);
        storage.save("le", more);
        assertThat(Storage.open(file).certificates("le")).hasSize(2);
    }
}
