package io.passeur.provider.file;

import static io.passeur.provider.file.FileProviders.problems;
import static io.passeur.provider.file.FileProviders.pushed;
import static io.passeur.provider.file.FileProviders.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.TlsKinds;
import io.passeur.spec.CertificateSpec;
import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Origin;
import io.passeur.testing.RunningProvider;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, without watching: what a start or a reload sees. */
class FileProviderTest {

    @TempDir
    Path folder;

    private static FileProviderConfig file(Path path) {
        return new FileProviderConfig(path.toString(), "", false, false);
    }

    private static FileProviderConfig directory(Path path) {
        return new FileProviderConfig("", path.toString(), false, false);
    }

    private static String router(String name, String rule) {
        return "[http.routers." + name + "]\nrule = \"" + rule + "\"\nservice = \"s\"\n";
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static DynamicConfiguration snapshot(FileProviderConfig config) {
        try (RunningProvider provider = FileProviders.start(config)) {
            return pushed(provider);
        }
    }

    @Test
    void nothingSetIsRefusedInTheWordsThatUsersKnow() {
        assertThatThrownBy(() -> new FileProviderConfig("", "", true, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("error using file configuration provider, neither filename nor directory is defined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic.json", "dynamic", "toml", "dynamic.toml.bak"})
    void aFileOfAnotherKindIsRefused(String name) {
        assertThatThrownBy(() -> new FileProviderConfig(name, "", true, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("unsupported file extension for file " + name + " (expected: .toml, .yaml or .yml)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.toml", "d.TOML", "\uFEFFd.toml"})
    void oneTomlFileIsReadBeforeStartReturns(String name) throws IOException {
        String text = (name.startsWith("\uFEFF") ? "\uFEFF" : "") + router("web", "Host(`a`)");
        Path path = write(name.replace("\uFEFF", ""), text);
        DynamicConfiguration snapshot = snapshot(file(path));
        assertThat(rules(snapshot)).isEqualTo(Map.of("web", "Host(`a`)"));
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.origins()).containsEntry("http.routers.web", new Origin(path.toString(), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.yml", "d.yaml", "D.YAML"})
    void oneYamlFileIsRead(String name) throws IOException {
        Path path = write(name, "http:\n  routers:\n    web:\n      rule: Host(`a`)\n");
        assertThat(rules(snapshot(file(path)))).isEqualTo(Map.of("web", "Host(`a`)"));
    }

    @Test
    void aFileThatIsStaticToo() throws IOException {
        String text =
                "[entryPoints.web]\naddress = \":80\"\n[providers.file]\nfilename = \"x.toml\"\n" + router("web", "r");
        assertThat(rules(snapshot(file(write("traefik.toml", text))))).isEqualTo(Map.of("web", "r"));
    }

    @Test
    void aDirectoryIsReadWithItsSubFoldersAndWinsOverAFile() throws IOException {
        write("b.toml", router("b", "r"));
        write("sub/deep/a.yaml", "http: {routers: {a: {rule: r}}}");
        write(".hidden.toml", router("hidden", "r"));
        write("other.txt", "no configuration");
        write(".#b.toml", "an editor's lock");
        write("..2026_01_01/c.toml", router("c", "r"));
        Path single = write("../single.toml", router("single", "r"));
        DynamicConfiguration snapshot =
                snapshot(new FileProviderConfig(single.toString(), folder.toString(), false, false));
        assertThat(rules(snapshot)).containsOnlyKeys("a", "b", "hidden");
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void aFolderThatALinkShowsTwiceIsReadOnce() throws IOException {
        write("v1/a.toml", router("a", "r"));
        Files.createSymbolicLink(folder.resolve("current"), folder.resolve("v1"));
        Files.createSymbolicLink(folder.resolve("v1/loop"), folder);
        DynamicConfiguration snapshot = snapshot(directory(folder));
        assertThat(rules(snapshot)).containsOnlyKeys("a");
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void ofTwoDefinitionsTheFirstFileInNameOrderCounts() throws IOException {
        Path b = write("b.toml", "\n" + router("web", "second"));
        Path a = write("a/z.toml", router("web", "first"));
        write("c.toml", router("other", "r"));
        DynamicConfiguration snapshot = snapshot(directory(folder));
        assertThat(rules(snapshot)).isEqualTo(Map.of("web", "first", "other", "r"));
        assertThat(problems(snapshot))
                .containsExactly(
                        b + ":2: http.routers.web: is defined in " + a + ":1 already; this second one is left out");
        assertThat(snapshot.origins().get("http.routers.web")).isEqualTo(new Origin(a.toString(), 1));
    }

    @Test
    void oneBadElementDisablesOnlyItself() throws IOException {
        write("a.toml", router("bad", "r") + "wrongKey = 1\n" + router("good", "r"));
        DynamicConfiguration snapshot = snapshot(directory(folder));
        assertThat(rules(snapshot)).containsKey("good");
        assertThat(problems(snapshot)).hasSize(1).first().asString().contains("wrongKey");
    }

    @Test
    void aFileThatCannotBeParsedKeepsItsLastGoodContentsAndOthersChange() throws IOException {
        Path a = write("a.toml", router("a", "old"));
        write("b.toml", router("b", "old"));
        try (RunningProvider provider = FileProviders.start(directory(folder))) {
            pushed(provider);
            write("a.toml", "[http.routers.a\nrule =");
            write("b.toml", router("b", "new"));
            provider.reload();
            DynamicConfiguration snapshot = pushed(provider);
            assertThat(rules(snapshot)).isEqualTo(Map.of("a", "old", "b", "new"));
            assertThat(problems(snapshot))
                    .singleElement()
                    .asString()
                    .startsWith(a.toString())
                    .endsWith("; its last valid content stays in use");

            provider.reload();
            assertThat(rules(pushed(provider))).containsEntry("a", "old");

            write("a.toml", router("a", "new"));
            provider.reload();
            snapshot = pushed(provider);
            assertThat(rules(snapshot)).isEqualTo(Map.of("a", "new", "b", "new"));
            assertThat(snapshot.problems()).isEmpty();
        }
    }

    @Test
    void aFileThatWasNeverGoodHasNothingToKeep() throws IOException {
        Path a = write("a.toml", "= broken");
        write("b.toml", router("b", "r"));
        DynamicConfiguration snapshot = snapshot(directory(folder));
        assertThat(rules(snapshot)).containsOnlyKeys("b");
        assertThat(problems(snapshot))
                .singleElement()
                .asString()
                .startsWith(a.toString())
                .doesNotContain("stays in use");
    }

    @Test
    void aFileRemovedFromADirectoryTakesItsElementsAlong() throws IOException {
        Path a = write("a.toml", router("a", "r"));
        write("b.toml", router("b", "r"));
        try (RunningProvider provider = FileProviders.start(directory(folder))) {
            pushed(provider);
            Files.delete(a);
            provider.reload();
            assertThat(rules(pushed(provider))).containsOnlyKeys("b");
        }
    }

    @Test
    void theSourceItselfVanishingIsNoReasonToDropAllRoutes() throws IOException {
        Path conf = folder.resolve("conf");
        Path a = conf.resolve("a.toml");
        for (FileProviderConfig config : new FileProviderConfig[] {file(a), directory(conf)}) {
            write("conf/a.toml", router("a", "r"));
            try (RunningProvider provider = FileProviders.start(config)) {
                pushed(provider);
                Files.delete(a);
                Files.delete(conf);
                provider.reload();
                DynamicConfiguration snapshot = pushed(provider);
                assertThat(rules(snapshot)).containsOnlyKeys("a");
                assertThat(problems(snapshot))
                        .singleElement()
                        .asString()
                        .contains("does not exist; its last valid content stays in use");
            }
        }
    }

    @Test
    void aSourceThatIsNotThereIsNamed() {
        Path none = folder.resolve("none.toml");
        assertThat(problems(snapshot(file(none)))).containsExactly(none + ": the file does not exist");
        assertThat(problems(snapshot(directory(none)))).containsExactly(none + ": the directory does not exist");
    }

    @Test
    void aFileGivenAsDirectoryIsNamed() throws IOException {
        Path path = write("a.toml", "");
        assertThat(problems(snapshot(directory(path))))
                .containsExactly(path + ": is not a directory; to read a single file, set providers.file.filename");
    }

    @Test
    void aFileThatIsTooLargeOrNoTextIsRefused() throws IOException {
        Path large = folder.resolve("large.toml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(DocumentText.MAX_BYTES + 1L);
        }
        Path binary = folder.resolve("binary.toml");
        Files.write(binary, new byte[] {(byte) 0xC3, (byte) 0x28});
        Path nested = Files.createDirectories(folder.resolve("single.toml"));
        write("good.toml", router("good", "r"));

        DynamicConfiguration snapshot = snapshot(directory(folder));
        assertThat(rules(snapshot)).containsOnlyKeys("good");
        assertThat(problems(snapshot))
                .containsExactly(
                        binary + ": the file is not valid UTF-8",
                        large + ": the file is larger than 16 MiB, the size limit");
        assertThat(problems(snapshot(file(nested)))).containsExactly(nested + ": is not a regular file");
    }

    @Test
    void nothingIsPushedAfterClose() throws IOException {
        write("a.toml", router("a", "r"));
        try (RunningProvider provider = FileProviders.start(directory(folder))) {
            pushed(provider);
            provider.stop();
            provider.reload();
            assertThat(provider.unreadCount()).isZero();
        }
    }

    @Test
    void aTemplateIsRenderedBeforeItIsRead() throws IOException {
        Path path = write("a.toml", router("a", "Host(`{{ env 'DOMAIN' }}`)"));
        try (RunningProvider provider =
                FileProviders.start(new FileProviderConfig("", folder.toString(), false, true))) {
            assertThat(rules(pushed(provider))).isEqualTo(Map.of("a", "Host(`example.com`)"));
            write("a.toml", "\n\n{{ nonsense }}");
            provider.reload();
            DynamicConfiguration snapshot = pushed(provider);
            assertThat(rules(snapshot)).containsOnlyKeys("a");
            assertThat(problems(snapshot))
                    .containsExactly(
                            path + ":3: there is no function \"nonsense\"; its last valid content stays in use");
        }
    }

    /** Its lines are not those of the file. */
    @Test
    void problemsOfATextThatATemplateMakesLongerAreCalledSo() throws IOException {
        Path path = write("a.toml", """
                {{ range $i := until 2 }}
                [http.routers.a{{ $i }}]
                rule = 'Hots(`a`)'
                service = 'noop@internal'
                {{ end }}
                """);
        try (TestingProxy proxy = TestingProxy.start("", "--providers.file.directory=" + folder)) {
            assertThat(proxy.view().problems())
                    .extracting(problem -> String.valueOf(problem.origin()))
                    .containsExactly(path + " (rendered):2", path + " (rendered):6");
        }
    }

    @Test
    void certificatesOfAllFilesStandBehindEachOtherAndOptionsAreTheFirstOnes() throws IOException {
        String options = "[tls.options.default]\nminVersion = \"VersionTLS1%d\"\n";
        Path first =
                write("a.toml", "[[tls.certificates]]\ncertFile = \"a\"\nkeyFile = \"k\"\n" + options.formatted(2));
        Path second =
                write("b.toml", options.formatted(3) + "[[tls.certificates]]\ncertFile = \"b\"\nkeyFile = \"k\"\n");
        DynamicConfiguration snapshot = snapshot(directory(folder));
        assertThat(snapshot.elements(TlsKinds.CERTIFICATES).values())
                .extracting(CertificateSpec::certFile)
                .containsExactly("a", "b");
        assertThat(snapshot.elements(TlsKinds.OPTIONS).values())
                .extracting(TlsOptionsSpec::minVersion)
                .containsExactly("VersionTLS12");
        assertThat(snapshot.origins())
                .containsEntry("tls.certificates[0]", new Origin(first.toString(), 1))
                .containsEntry("tls.certificates[1]", new Origin(second.toString(), 3))
                .containsEntry("tls.options.default", new Origin(first.toString(), 4));
        assertThat(problems(snapshot))
                .containsExactly(second + ":1: tls.options.default: is defined in " + first
                        + ":4 already; this second one is left out");
    }
}
