package io.passeur.provider.file;

import static io.passeur.provider.file.FileProviders.awaitRules;
import static io.passeur.provider.file.FileProviders.problems;
import static io.passeur.provider.file.FileProviders.pushed;
import static io.passeur.provider.file.FileProviders.rules;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.DynamicConfiguration;
import io.passeur.testing.RunningProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that nobody announces. */
@Timeout(60)
class FileWatchTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private RunningProvider provider;

    @BeforeEach
    void startOnAFolder() throws IOException {
        write(folder.resolve("a.toml"), "old");
        provider = FileProviders.start(new FileProviderConfig("", folder.toString(), true, false));
        assertThat(rules(pushed(provider))).isEqualTo(Map.of("a", "old"));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private void restartOnFile(Path file) {
        provider.close();
        provider = FileProviders.start(new FileProviderConfig(file.toString(), "", true, false));
    }

    /** A file with one router that is called as the file is. */
    private static void write(Path file, String rule) throws IOException {
        String name = file.getFileName().toString().replaceAll("\\..*", "");
        Files.writeString(file, "[http.routers." + name + "]\nrule = \"" + rule + "\"\n");
    }

    @Test
    void aFileIsWrittenAddedAndRemoved() throws Exception {
        write(folder.resolve("a.toml"), "new");
        awaitRules(provider, Map.of("a", "new"));
        write(folder.resolve("b.toml"), "b");
        awaitRules(provider, Map.of("a", "new", "b", "b"));
        Files.delete(folder.resolve("a.toml"));
        awaitRules(provider, Map.of("b", "b"));
    }

    @Test
    void aFileIsReplacedByRenaming() throws Exception {
        for (int i = 0; i < 3; i++) {
            Path temporary = folder.resolve("a.toml.tmp");
            write(temporary, "new" + i);
            Files.move(temporary, folder.resolve("a.toml"), ATOMIC_MOVE, REPLACE_EXISTING);
            awaitRules(provider, Map.of("a", "new" + i));
        }
    }

    @Test
    void subFoldersComeAndGo() throws Exception {
        Path sub = Files.createDirectories(folder.resolve("sub/deep"));
        write(sub.resolve("b.toml"), "b");
        awaitRules(provider, Map.of("a", "old", "b", "b"));
        write(sub.resolve("b.toml"), "c");
        awaitRules(provider, Map.of("a", "old", "b", "c"));
        Files.move(folder.resolve("sub"), elsewhere.resolve("sub"));
        awaitRules(provider, Map.of("a", "old"));
        Files.move(elsewhere.resolve("sub"), folder.resolve("sub"));
        awaitRules(provider, Map.of("a", "old", "b", "c"));
    }

    @Test
    void theFolderItselfVanishesAndComesBack() throws Exception {
        Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
        Files.move(folder, moved);
        provider.await(
                snapshot -> !snapshot.problems().isEmpty() && rules(snapshot).equals(Map.of("a", "old")));
        write(moved.resolve("a.toml"), "new");
        Files.move(moved, folder);
        awaitRules(provider, Map.of("a", "new"));
        write(folder.resolve("a.toml"), "newer");
        awaitRules(provider, Map.of("a", "newer"));
    }

    @Test
    void aVolumeIsSwappedAsKubernetesDoesIt() throws Exception {
        provider.close();
        Path volume = Files.createDirectory(elsewhere.resolve("volume"));
        write(Files.createDirectory(volume.resolve("..1")).resolve("a.toml"), "one");
        write(Files.createDirectory(volume.resolve("..2")).resolve("a.toml"), "two");
        Files.createSymbolicLink(volume.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(volume.resolve("a.toml"), Path.of("..data/a.toml"));
        provider = FileProviders.start(new FileProviderConfig("", volume.toString(), true, false));
        assertThat(pushed(provider).problems()).isEmpty();

        Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of("..2"));
        Files.move(volume.resolve("..data_tmp"), volume.resolve("..data"), ATOMIC_MOVE, REPLACE_EXISTING);
        awaitRules(provider, Map.of("a", "two"));
    }

    /** No event of the watched folders tells of this: what is left is to look from time to time. */
    @Test
    void aChangeWithoutAnEventIsFound() throws Exception {
        write(elsewhere.resolve("b.toml"), "one");
        Files.createSymbolicLink(folder.resolve("b.toml"), elsewhere.resolve("b.toml"));
        awaitRules(provider, Map.of("a", "old", "b", "one"));
        write(elsewhere.resolve("b.toml"), "changed");
        awaitRules(provider, Map.of("a", "old", "b", "changed"));
    }

    @Test
    void aSingleFileNeedNotExistYetAndMayBeReplaced() throws Exception {
        Path file = elsewhere.resolve("later/a.toml");
        restartOnFile(file);
        assertThat(pushed(provider).problems()).hasSize(1);
        Files.createDirectory(file.getParent());
        write(file, "one");
        awaitRules(provider, Map.of("a", "one"));
        Path temporary = file.resolveSibling("a.new");
        write(temporary, "two");
        Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
        awaitRules(provider, Map.of("a", "two"));
        Files.delete(file);
        provider.await(
                snapshot -> snapshot.problems().size() == 1 && rules(snapshot).equals(Map.of("a", "two")));
        write(file, "three");
        awaitRules(provider, Map.of("a", "three"));
    }

    /** A marker that is written last proves that the earlier events were seen and led to nothing. */
    @Test
    void editorsFilesAreOfNoInterest() throws Exception {
        for (String name : new String[] {".a.toml.swp", "a.toml~", "4913", "a.toml.bak", "notes.txt"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createSymbolicLink(folder.resolve(".#a.toml"), Path.of("nobody@nowhere"));
        FolderTree tree = new FolderTree(folder);
        for (String name : new String[] {".a.toml.swp", "a.toml~", "4913", "a.toml.bak", "notes.txt", ".#a.toml"}) {
            assertThat(tree.concerns(folder.resolve(name))).as(name).isFalse();
        }
        write(folder.resolve("marker.toml"), "m");
        assertThat(awaitRules(provider, Map.of("a", "old", "marker", "m")).problems())
                .isEmpty();
    }

    @Test
    void aBurstEndsInItsLastState() throws Exception {
        for (int i = 0; i < 200; i++) {
            write(folder.resolve("a.toml"), "rule" + i);
        }
        write(folder.resolve("b.toml"), "last");
        awaitRules(provider, Map.of("a", "rule199", "b", "last"));
    }

    @ParameterizedTest
    @CsvSource({"toml, x = [", "toml, x = {a=", "toml, [a.", "yaml, 'x: ['", "yaml, '{x: '"})
    void aFileThatIsNestedTooDeeplyConcernsItselfAlone(String format, String level) throws Exception {
        int brackets = level.lastIndexOf(' ') + 1;
        String text = level.substring(0, brackets) + level.substring(brackets).repeat(100_000);
        Files.writeString(folder.resolve("deep." + format), text);
        DynamicConfiguration snapshot = provider.await(now -> !now.problems().isEmpty());
        assertThat(problems(snapshot)).singleElement().asString().contains("deep." + format);
        write(folder.resolve("a.toml"), "new");
        awaitRules(provider, Map.of("a", "new"));
    }
}
