package io.passeur.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import io.passeur.plugin.PluginLoader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Mistakes in the static configuration refuse the start, whichever section they are in. */
class StaticMistakesTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The commands configure the log. */
    @AfterEach
    void restoreLog() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    /** Runs a command on a file and returns what it prints. */
    private String execute(String command, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("traefik.toml"), text);
        HomeFolders folders = new HomeFolders(null, folder.resolve("data"));
        PrintStream printed = new PrintStream(out, true, UTF_8);
        ProxyRunner started = loaded -> {
            try (Proxy proxy = Proxy.start(loaded.configuration(), folders, AddedKinds.NONE, loaded.origins())) {
                return 0;
            }
        };
        int code = new Commands(
                        started,
                        folders,
                        () -> PluginLoader.load(StaticMistakesTest.class.getClassLoader(), null),
                        printed,
                        printed,
                        Map.of(),
                        folder)
                .execute(List.of(command, "--configFile=" + file));
        assertThat(code).isEqualTo(1);
        return out.toString(UTF_8).replace(file.toString(), "traefik.toml");
    }

    private static final String IN_PROVIDERS = """
            [entryPoints.web]
            address = "127.0.0.1:0"
            [providers.checked]
            fil = "d.toml"
            [providers.chekced]
            file = "d.toml"
            [certificatesResolvers.le.toy]
            storde = ["a.test"]
            [certificatesResolvers.untyped.tyo]
            """;

    @Test
    void refuseTheStartInSectionsOfPlugins() throws Exception {
        assertThat(execute("run", IN_PROVIDERS))
                .contains("error: traefik.toml:4: providers.checked.fil: unknown key; did you mean \"file\"?")
                .contains("error: traefik.toml:5: providers.chekced: no plugin offers the provider \"chekced\"")
                .contains("error: traefik.toml:8: certificatesResolvers.le.toy.storde: unknown key")
                .contains(
                        "certificatesResolvers.untyped.tyo: no plugin offers the certificate resolver \"tyo\"; did you mean \"toy\"?")
                .contains("4 errors in the configuration; not started");
    }

    @Test
    void areReportedByTheCheckToo() throws Exception {
        assertThat(execute("check", IN_PROVIDERS))
                .contains("error: traefik.toml:4: providers.checked.fil: unknown key")
                .contains("error: traefik.toml:8: certificatesResolvers.le.toy.storde", "; the proxy would not start");
    }

    @Test
    void areListedTogetherWithThoseOfTheCore() throws Exception {
        assertThat(execute("run", IN_PROVIDERS + "[log]\nlevle = \"INFO\"\n[api]\nbasePath = \"x\"\n"))
                .contains("traefik.toml:4: providers.checked.fil")
                .contains("traefik.toml:8: certificatesResolvers.le.toy.storde")
                .contains("traefik.toml:11: log.levle: unknown key")
                .contains("traefik.toml:13: api.basePath")
                .contains("6 errors in the configuration; not started");
    }
}
