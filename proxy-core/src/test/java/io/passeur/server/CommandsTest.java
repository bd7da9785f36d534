package io.passeur.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.LoadedConfiguration;
import io.passeur.plugin.JarBuilder;
import io.passeur.plugin.PluginLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<LoadedConfiguration> runs = new ArrayList<>();

    @AfterEach
    void restoreLogging() {
        LogTests.restore();
    }

    private int execute(String... arguments) {
        ProxyRunner runner = loaded -> {
            runs.add(loaded);
            return 7;
        };
        return new Commands(
                        runner,
                        new HomeFolders(null, folder.resolve("data")),
                        () -> PluginLoader.load(CommandsTest.class.getClassLoader(), folder.resolve("plugins")),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Map.of("HOME", folder.toString()),
                        folder)
                .execute(List.of(arguments));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("c.toml"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run"})
    void runsTheProxy(String command) throws IOException {
        String flag = "--configFile=" + file("[entryPoints.web]\naddress = \":1\"\n[log]\nfilePath = \"log/p.log\"\n");

        int code = command.isEmpty() ? execute(flag) : execute(command, flag);

        assertThat(code).isEqualTo(7);
        assertThat(runs)
                .singleElement()
                .satisfies(loaded ->
                        assertThat(loaded.configuration().entryPoints()).containsOnlyKeys("web"));
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(folder.resolve("log/p.log"))
                .content()
                .contains(" INF Configuration loaded from file " + folder.resolve("c.toml"));
    }

    @Test
    void checksWithoutStartingAnything() throws IOException {
        String file = file("[entryPoints.web]\naddress = \":1\"\n[entryPoints.web.http]\nmiddlewares = [\"a\"]\n");

        assertThat(execute("check", "--configFile", file)).isZero();

        assertThat(runs).isEmpty();
        assertThat(out.toString(UTF_8))
                .isEqualTo("Configuration: file " + file + "\n0 routers, 0 services, 0 middlewares; no problems\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void checkSaysThatAnUnknownProviderWouldPreventAStart() throws IOException {
        String file = file("[providers.fiel]\n[log]\n");

        assertThat(execute("check", "--configFile", file)).isEqualTo(1);

        assertThat(out.toString(UTF_8))
                .startsWith("error: " + file + ":1: providers.fiel: no plugin offers the provider")
                .endsWith("1 error and 0 warnings; the proxy would not start\n");
    }

    @Test
    void checkSaysWhatWouldPreventAStart() throws IOException {
        String file = file("[log]\nlevle = 1\n[entryPoint.x]\naddress = \"\"\n");

        assertThat(execute("check", "--configFile", file)).isEqualTo(1);

        assertThat(out.toString(UTF_8))
                .contains("error: " + file + ":2: log.levle: unknown key; did you mean \"level\"?\n")
                .endsWith("; the proxy would not start\n");
    }

    @Test
    void printsAllProblemsAndNothingElse() throws IOException {
        String file = file("[log]\nlevle = 1\n[entryPoint.x]\naddress = \"\"\n[spiffe]\n");

        assertThat(execute("--configFile", file)).isEqualTo(1);

        assertThat(runs).isEmpty();
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "error: " + file + ":2: log.levle: unknown key; did you mean \"level\"?",
                        "warning: " + file + ":3: entryPoint: unknown section, ignored; did you mean"
                                + " \"entryPoints\"?",
                        "error: " + file + ":5: spiffe: not supported yet",
                        "2 errors and 1 warning in the configuration; not started");
    }

    @Test
    void refusesALogFileThatCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("taken"));

        assertThat(execute("--log.filepath=taken")).isEqualTo(1);

        assertThat(runs).isEmpty();
        assertThat(err.toString(UTF_8))
                .startsWith("error: log.filePath: \"" + folder.resolve("taken") + "\" cannot be written: ")
                .endsWith("1 error in the configuration; not started\n");
    }

    @Test
    void showsTheVersionAlignedAsTraefikDoes() {
        assertThat(execute("version")).isZero();

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines)
                .extracting(line -> line.substring(0, 14).strip())
                .containsExactly("Version:", "Codename:", "Java version:", "Built:", "OS/Arch:");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.substring(14)).isNotBlank().doesNotStartWith(" "));
        assertThat(lines.get(0).substring(14)).matches("\\d+\\.\\d+.*");
        assertThat(lines.get(4).substring(14)).matches("[a-z0-9]+/[a-z0-9_]+");
    }

    @ParameterizedTest
    @CsvSource({"--help,", "-h,", "help,", "version,--help", "healthcheck,-h", "--log.level=DEBUG,--help"})
    void helps(String first, String second) {
        assertThat(second == null ? execute(first) : execute(first, second)).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("passeur     A reverse proxy that reads Traefik's configuration.\n\nUsage: passeur ")
                .contains("\n    --entrypoints.<name>.transport.lifecycle.gracetimeout  (Default: \"10s\")\n")
                .contains("\n    --log.level  (Default: \"INFO\")\n")
                .contains("\n    --serverstransport.maxidleconnsperhost  (Default: \"200\")\n");
        assertThat(runs).isEmpty();
    }

    @Test
    void knowsNoOtherCommand() {
        assertThat(execute("storeconfig")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8))
                .isEqualTo("command not found: storeconfig\n"
                        + "commands: check, healthcheck, help, run, version; passeur --help describes them\n");
    }

    @Test
    void suggestsACommand() {
        assertThat(execute("chekc")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("command not found: chekc; did you mean \"check\"?\n");
    }

    @Test
    void helpsWithCheckAlone() {
        assertThat(execute("check", "--help")).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("Usage: passeur check [flags]")
                .hasLineCount(12);
        assertThat(runs).isEmpty();
    }

    private void pluginWithCommand(String name) {
        new JarBuilder()
                .source("p.ThePlugin", """
                        package p;
                        import io.passeur.spi.*;
                        import java.util.*;
                        public class ThePlugin implements Plugin, Command {
                            public record Settings(String email) {}
                            public List<Command> commands() { return List.of(this); }
                            public String name() { return "%s"; }
                            public String summary() { return "Shows certificates."; }
                            public int run(List<String> arguments, CommandContext context) {
                                context.out().println(context.certificateResolvers("Fake", Settings.class, arguments));
                                return 3;
                            }
                        }
                        """.formatted(name))
                .plugin("p.ThePlugin")
                .build(folder.resolve("plugins/" + name + ".jar"));
    }

    @Test
    void runsCommandsOfPluginsOnTheStaticConfiguration() throws IOException {
        pluginWithCommand("certs");
        String file = file("[certificatesResolvers.le.fake]\nemail = \"a@b.test\"\n[certificatesResolvers.other.x]\n");

        assertThat(execute("certs", "--configFile=" + file)).isEqualTo(3);
        assertThat(out.toString(UTF_8)).isEqualTo("{le=Settings[email=a@b.test]}\n");
        assertThat(execute("help")).isZero();
        assertThat(out.toString(UTF_8)).contains("\n    certs          Shows certificates.\n");
    }

    @Test
    void saysWhatIsWrongWithTheConfigurationOfAPluginsCommand() throws IOException {
        pluginWithCommand("certs");
        String file = file("[certificatesResolvers.le.fake]\nemial = \"a@b.test\"\n");

        assertThat(execute("certs", "--configFile=" + file)).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .isEqualTo("error: certificatesResolvers.le.fake.emial: unknown key; did you mean \"email\"?\n");
    }

    @Test
    void refusesACommandThatTwoPluginsOffer() throws IOException {
        pluginWithCommand("certs");
        Files.copy(folder.resolve("plugins/certs.jar"), folder.resolve("plugins/more.jar"));

        assertThat(execute("certs")).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .isEqualTo("command \"certs\" is offered by the plugins certs.jar and more.jar, so none is used; remove"
                        + " all but one\n");
    }

    @Test
    void keepsItsOwnCommands() {
        pluginWithCommand("version");

        assertThat(execute("version")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Version:");
    }

    @Test
    void healthchecksNeedAConfigurationThatIsRight() {
        assertThat(execute("healthcheck", "--ping.entrypiont=web")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("ping.entrypiont: unknown key; did you mean \"entryPoint\"?");
    }
}
