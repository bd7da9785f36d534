package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/passeur} with a java that tells what it was asked to do. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {

    private static final String SHIPPED = "--configFile=" + HOME.resolve("conf/traefik.toml");

    @TempDir
    Path temp;

    private final Map<String, String> environment = new TreeMap<>();
    private Path directory = Path.of("");
    private int status;

    @BeforeEach
    void prepare() throws IOException {
        directory = Files.createDirectory(temp.resolve("work")).toRealPath();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", Files.createDirectory(temp.resolve("home")).toString());
        environment.put("PASSEUR_CACHE", temp.resolve("cache").toString());
        useJava("17.0.1");
    }

    private void useJava(String version) throws IOException {
        environment.put(
                "JAVA_HOME",
                FakeJava.create(temp.resolve("java-" + version), version).toString());
    }

    private List<String> run(Path script, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        status = process.waitFor();
        return output.lines().toList();
    }

    private List<String> run(String... arguments) throws Exception {
        return run(HOME.resolve("bin/passeur"), List.of(arguments));
    }

    /** What Passeur gets, without the JVM's flags. */
    private List<String> arguments(String... arguments) throws Exception {
        List<String> lines = run(arguments);
        assertThat(lines).contains("io.passeur.server.Main");
        return lines.subList(lines.indexOf("io.passeur.server.Main") + 1, lines.size());
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "healthcheck, healthcheck", "run, run", "traefik, ''"})
    void withNothingSaidTheShippedConfigurationIsUsedFromItsOwnFolder(String written, String passed) throws Exception {
        List<String> lines = written.isEmpty() ? run() : run(written);
        List<String> expected = new ArrayList<>(passed.isEmpty() ? List.of() : List.of(passed));
        expected.add(SHIPPED);
        assertThat(lines.subList(lines.indexOf("io.passeur.server.Main") + 1, lines.size()))
                .isEqualTo(expected);
        assertThat(lines).contains("directory: " + HOME.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--configFile=other.toml",
                "--configfile other.toml",
                "--api",
                "--entrypoints.web.address=:80 --providers.docker",
                "healthcheck --ping",
                "version",
                "--help",
                "-h"
            })
    void whatTheUserSaysIsPassedOnAsItIs(String written) throws Exception {
        List<String> arguments = List.of(written.split(" "));
        List<String> lines = run(HOME.resolve("bin/passeur"), arguments);
        assertThat(lines.subList(lines.indexOf("io.passeur.server.Main") + 1, lines.size()))
                .isEqualTo(arguments);
        assertThat(lines).contains("directory: " + directory);
    }

    @Test
    void anArgumentWithSpacesStaysOne() throws Exception {
        assertThat(arguments("--providers.docker.defaultRule=Host(`{{ .Name }} $x`)", ""))
                .containsExactly("--providers.docker.defaultRule=Host(`{{ .Name }} $x`)", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRAEFIK_API", "TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", "TRAEFIK_PROVIDERS_DOCKER"})
    void environmentWins(String name) throws Exception {
        environment.put(name, "true");
        assertThat(arguments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRAEFIK_ENTRYPOINTS_web-secure_ADDRESS",
                "traefik_ENTRYPOINTS_WEB_HTTP_TLS_DOMAINS[0]_MAIN",
                "TRAEFIK_CERTIFICATESRESOLVERS_my-resolver_ACME_EMAIL"
            })
    void variablesThatShellsDropArePassedOn(String name) throws Exception {
        environment.put(name, "two\nlines=x");
        environment.put("OTHER-NAME", "not ours");
        List<String> lines = run();
        assertThat(lines).contains("dropped: " + name + "=two\u0001lines=x");
        assertThat(lines.subList(lines.indexOf("io.passeur.server.Main") + 1, lines.size()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRAEFIK_VERSION", "TRAEFIK", "MY_TRAEFIK_API"})
    void otherVariablesAreNoConfiguration(String name) throws Exception {
        environment.put(name, "3.7");
        assertThat(arguments()).containsExactly(SHIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work/traefik.toml", "work/traefik.yml", "home/.config/traefik.yaml", "xdg/traefik.toml"})
    void aFileInAUsualPlaceWins(String file) throws Exception {
        environment.put("XDG_CONFIG_HOME", temp.resolve("xdg").toString());
        Path path = temp.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        assertThat(arguments()).isEmpty();
    }

    @Test
    void theShippedFileMayBeNamedFromAnywhere() throws Exception {
        String relative = directory
                .relativize(HOME.toRealPath().resolve("conf/traefik.toml"))
                .toString();
        for (String[] written : new String[][] {{SHIPPED}, {"--configFile", relative}}) {
            List<String> lines = run(written);
            assertThat(lines).contains("directory: " + HOME.toRealPath());
            assertThat(lines.get(lines.size() - 1)).isEqualTo(SHIPPED);
        }
    }

    @Test
    void aLinkToTheScriptIsFollowed() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("passeur"), HOME.resolve("bin/passeur"));
        Path second = Files.createSymbolicLink(temp.resolve("second"), Path.of("passeur"));
        assertThat(link).isSymbolicLink();
        assertThat(run(second, List.of("version"))).contains("-Dpasseur.home=" + HOME.toRealPath());
    }

    @Test
    void allLibrariesAreOnTheClassPath() throws Exception {
        List<String> lines = run("version");
        String classPath = lines.get(lines.indexOf("-cp") + 1);
        assertThat(classPath.split(":"))
                .containsExactlyElementsOf(Distribution.jars(HOME.resolve("lib")).stream()
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void aJavaHomeThatIsTooOldIsRefused() throws Exception {
        useJava("1.8.0_402");
        assertThat(run())
                .containsExactly("passeur: Java 17 or newer is needed, but JAVA_HOME (" + environment.get("JAVA_HOME")
                        + ") is Java 8; unset it, or set it to a newer one");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void aJavaHomeWithoutJavaIsRefused() throws Exception {
        environment.put("JAVA_HOME", "/nowhere");
        assertThat(run()).containsExactly("passeur: JAVA_HOME is /nowhere, but there is no bin/java in it");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void withoutJavaHomeTheNewestIsTaken() throws Exception {
        environment.remove("JAVA_HOME");
        Path newest = FakeJava.create(temp.resolve("home/.sdkman/candidates/java/99"), "99.0.1");
        FakeJava.create(temp.resolve("home/.sdkman/candidates/java/98"), "98");
        assertThat(run("version")).contains("java: " + newest);
    }

    @ParameterizedTest
    @CsvSource({"17.0.1, false, false", "21.0.5, true, false", "23, true, true", "25, true, true"})
    void onlyFlagsThatTheJvmKnowsAreGiven(String version, boolean archive, boolean unsafeAccess) throws Exception {
        useJava(version);
        List<String> lines = run();
        assertThat(lines.contains("-XX:+AutoCreateSharedArchive")).isEqualTo(archive);
        assertThat(lines.contains("--sun-misc-unsafe-memory-access=allow")).isEqualTo(unsafeAccess);
        assertThat(lines).contains("-Xms64m").anyMatch(line -> line.matches("-Xmx\\d+m"));
        assertThat(lines).anyMatch(line -> line.matches("-XX:MaxDirectMemorySize=\\d+m"));
        assertThat(lines).containsAnyOf("-XX:+UseSerialGC", "-XX:+UseG1GC");
    }

    @Test
    void aCommandWritesNoArchive() throws Exception {
        useJava("25");
        assertThat(run("version"))
                .doesNotContain("-XX:+AutoCreateSharedArchive")
                .contains("-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @CsvSource({
        "17, jsa, '', SharedArchiveFile",
        "21, jsa, '', SharedArchiveFile",
        "25, aot, '', AOTCache",
        "17, jsa, version, SharedArchiveFile",
        "25, aot, healthcheck, AOTCache",
        "25, jsa, version, SharedArchiveFile",
    })
    void anArchiveThatIsThereIsUsed(String version, String kind, String command, String flag) throws Exception {
        useJava(version);
        Path archive = temp.resolve("cache/classes-java" + version + "." + kind);
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "");
        List<String> lines = command.isEmpty() ? run() : run(command);
        assertThat(archiveFlags(lines)).containsExactly("-XX:" + flag + "=" + archive);
    }

    @ParameterizedTest
    @CsvSource({
        "17, ArchiveClassesAtExit, jsa",
        "21, ArchiveClassesAtExit, jsa",
        "25, AOTCacheOutput, aot",
    })
    void aRunForTrainingMakesTheBestArchiveThatTheJvmKnows(String version, String flag, String kind) throws Exception {
        useJava(version);
        environment.put("PASSEUR_CACHE_TRAINING", "yes");
        Path archive = temp.resolve("cache/classes-java" + version + "." + kind);
        assertThat(archiveFlags(run())).containsExactly("-XX:" + flag + "=" + archive);
        assertThat(archiveFlags(run("healthcheck"))).isEmpty();
    }

    @Test
    void aRunForTrainingNeedsAFolder() throws Exception {
        environment.put("PASSEUR_CACHE_TRAINING", "yes");
        environment.put("PASSEUR_CACHE", "");
        assertThat(run())
                .containsExactly(
                        "passeur: PASSEUR_CACHE_TRAINING is set, but nothing can be written to PASSEUR_CACHE, which is empty");
        assertThat(status).isEqualTo(1);
    }

    private static List<String> archiveFlags(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("-XX:(SharedArchiveFile|AOT\\w+|ArchiveClasses\\w+)=.*"))
                .toList();
    }

    @Test
    void theUsersFlagsWin() throws Exception {
        environment.put("JAVA_OPTS", "-Done=1 -Xmx2g");
        environment.put("PASSEUR_OPTS", "-XX:+UseZGC -XX:MaxDirectMemorySize=1g");
        List<String> lines = run();
        assertThat(lines)
                .contains("-Done=1", "-Xmx2g", "-XX:+UseZGC", "-XX:MaxDirectMemorySize=1g")
                // A start size of ours could be more than the user's limit.
                .doesNotContain("-XX:+UseSerialGC", "-XX:+UseG1GC", "-Xms64m");
        assertThat(lines.stream().filter(line -> line.startsWith("-Xmx"))).hasSize(1);
    }
}
