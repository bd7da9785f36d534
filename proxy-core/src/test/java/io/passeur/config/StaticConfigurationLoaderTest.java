package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of the static configuration, and which of them is used. */
class StaticConfigurationLoaderTest extends StaticLoading {

    @Test
    void readsTheSameFromEverySource() throws Exception {
        LoadedConfiguration toml = loadFile("a.toml", """
                [entryPoints.web]
                  address = ":8000"
                  [entryPoints.web.transport.respondingTimeouts]
                    readTimeout = "1m30s"
                    idleTimeout = 20
                  [entryPoints.web.forwardedHeaders]
                    trustedIPs = ["10.0.0.0/8", "127.0.0.1"]
                  [entryPoints.web.http]
                    middlewares = ["a@file"]
                    sanitizePath = false
                [providers]
                  providersThrottleDuration = "5s"
                  [providers.file]
                    directory = "/etc/dynamic"
                    watch = "true"
                [log]
                  level = "DEBUG"
                """);
        LoadedConfiguration yaml = loadFile("a.yml", """
                entrypoints:
                  web:
                    address: ":8000"
                    transport: {respondingTimeouts: {readTimeout: 90s, idleTimeout: 20s}}
                    forwardedHeaders:
                      trustedIPs:
                        - 10.0.0.0/8
                        - 127.0.0.1
                    http:
                      middlewares: a@file
                      sanitizePath: false
                providers:
                  providersThrottleDuration: 5
                  file:
                    directory: /etc/dynamic
                    watch: "true"
                LOG:
                  Level: DEBUG
                """);
        LoadedConfiguration flags = load(
                List.of(
                        "--entrypoints.web.address",
                        ":8000",
                        "--entryPoints.web.transport.respondingtimeouts.readtimeout=90",
                        "-entrypoints.WEB.transport.respondingtimeouts.idletimeout=20s",
                        "--entrypoints.web.forwardedheaders.trustedips",
                        "10.0.0.0/8,127.0.0.1",
                        "--entrypoints.web.http.middlewares=a@file",
                        "--entrypoints.web.http.sanitizepath=false",
                        "--providers.providersthrottleduration=5s",
                        "--providers.file.watch",
                        "--providers.file.directory=/etc/dynamic",
                        "--log.level=DEBUG",
                        "--"),
                Map.of());
        LoadedConfiguration environment = load(
                List.of(),
                Map.of(
                        "TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", ":8000",
                        "TRAEFIK_ENTRYPOINTS_WEB_TRANSPORT_RESPONDINGTIMEOUTS_READTIMEOUT", "90s",
                        "TRAEFIK_ENTRYPOINTS_WEB_TRANSPORT_RESPONDINGTIMEOUTS_IDLETIMEOUT", "20",
                        "TRAEFIK_ENTRYPOINTS_WEB_FORWARDEDHEADERS_TRUSTEDIPS", "10.0.0.0/8, 127.0.0.1",
                        "TRAEFIK_ENTRYPOINTS_WEB_HTTP_MIDDLEWARES", "a@file",
                        "TRAEFIK_ENTRYPOINTS_WEB_HTTP_SANITIZEPATH", "F",
                        "TRAEFIK_PROVIDERS_PROVIDERSTHROTTLEDURATION", "5s",
                        "TRAEFIK_PROVIDERS_FILE_DIRECTORY", "/etc/dynamic",
                        "TRAEFIK_PROVIDERS_FILE_WATCH", "true",
                        "TRAEFIK_LOG_LEVEL", "DEBUG"));

        assertThat(yaml.configuration()).isEqualTo(toml.configuration());
        assertThat(flags.configuration()).isEqualTo(toml.configuration());
        assertThat(environment.configuration()).isEqualTo(toml.configuration());
        assertThat(entryPoint(toml, "web").transport().respondingTimeouts().readTimeout())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(toml.configuration().providers().types())
                .containsEntry("file", Map.of("directory", "/etc/dynamic", "watch", "true"));
        assertThat(List.of(toml, yaml, flags, environment))
                .allSatisfy(loaded -> assertThat(loaded.warnings()).isEmpty());
    }

    @Test
    void startsWithoutAnyConfiguration() throws Exception {
        LoadedConfiguration loaded = load(List.of(), Map.of("PATH", "/bin", "TRAEFIK_SERVICE_HOST", "10.0.0.1"));

        assertThat(loaded.source()).isEqualTo("defaults");
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.configuration().entryPoints()).containsOnlyKeys("http");
        assertThat(entryPoint(loaded, "http").address()).isEqualTo(":80");
        assertThat(loaded.configuration().providers())
                .isEqualTo(new ProvidersConfiguration(Duration.ofSeconds(2), List.of(), Map.of()));
        assertThat(loaded.configuration().serversTransport().spec().maxIdleConnsPerHost())
                .isEqualTo(200);
        assertThat(loaded.configuration().core().defaultRuleSyntax()).isEqualTo("v3");
        assertThat(loaded.configuration().log().level()).isEqualTo("INFO");
        assertThat(loaded.configuration().global().checkNewVersion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "etc/traefik.toml, etc/traefik.yaml, TOML, YAML",
        "etc/traefik.yml, xdg/traefik.toml, YAML, TOML",
        "xdg/traefik.yaml, xdg/traefik.yml, YAML, YAML",
        "xdg/traefik.yml, home/.config/traefik.toml, YAML, TOML",
        "home/.config/traefik.yml, traefik.toml, YAML, TOML"
    })
    void searchesWhereTraefikDoes(String first, String second, String firstFormat, String secondFormat)
            throws Exception {
        write(first, text(firstFormat, ":1111"));
        write(second, text(secondFormat, ":2222"));
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", folder.resolve("xdg").toString(),
                "HOME", folder.resolve("home").toString());

        LoadedConfiguration loaded = load(List.of(), environment);

        assertThat(entryPoint(loaded, "web").address()).isEqualTo(":1111");
        assertThat(loaded.source()).isEqualTo("file " + folder.resolve(first));
    }

    private static String text(String format, String address) {
        return format.equals("TOML")
                ? "[entryPoints.web]\naddress = \"" + address + "\"\n"
                : "entryPoints: {web: {address: \"" + address + "\"}}\n";
    }

    @Test
    void namesWhatAFileMakesIgnored() throws Exception {
        Path file = write("traefik.toml", text("TOML", ":1"));

        LoadedConfiguration loaded = load(List.of("--log.level=DEBUG", "--api"), Map.of("TRAEFIK_LOG_LEVEL", "WARN"));

        assertThat(loaded.configuration().log().level()).isEqualTo("INFO");
        assertThat(warnings(loaded))
                .containsExactlyInAnyOrder(
                        "all flags but --configFile are ignored (log, api), since the file " + file + " is used",
                        "TRAEFIK_LOG_LEVEL: ignored, since the file " + file + " is used");
    }

    @Test
    void namesWhatFlagsMakeIgnored() throws Exception {
        LoadedConfiguration loaded = load(
                List.of("--entrypoints.web.address=:1"),
                Map.of("TRAEFIK_LOG_LEVEL", "WARN", "TRAEFIK_GLOBAL_CHECKNEWVERSION", "false"));

        assertThat(loaded.source()).isEqualTo("flags");
        assertThat(loaded.configuration().log().level()).isEqualTo("INFO");
        assertThat(warnings(loaded))
                .containsExactly("TRAEFIK_GLOBAL_CHECKNEWVERSION, TRAEFIK_LOG_LEVEL: ignored, since flags are used");
    }

    @Test
    void failsWithoutTheNamedFile() {
        assertThat(refused(List.of("--CONFIGFILE", "missing.toml"), Map.of()))
                .containsExactly("command line: --configFile: there is no file " + folder.resolve("missing.toml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"self.toml", "./self.toml"})
    void letsOneFileHoldBothConfigurations(String filename) throws Exception {
        LoadedConfiguration loaded = loadFile(
                "self.toml", "[providers.file]\nfilename = \"" + filename + "\"\n[http.routers.a]\nrule = \"\"\n");

        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void bindsDeclaredPlugins() throws Exception {
        ExperimentalConfiguration experimental =
                loadFile("a.yml", """
                        experimental:
                          abortOnPluginFailure: true
                          plugins:
                            Geo:
                              moduleName: github.com/x/geo
                              version: v1.0.0
                          localPlugins:
                            mine:
                              moduleName: example.org/mine
                              settings: {envs: [HOME]}
                        """).configuration().experimental();

        assertThat(experimental.abortOnPluginFailure()).isTrue();
        assertThat(experimental.plugins().get("Geo"))
                .extracting("moduleName", "version")
                .containsExactly("github.com/x/geo", "v1.0.0");
        assertThat(experimental.localPlugins().get("mine"))
                .extracting("settings.envs")
                .isEqualTo(List.of("HOME"));
    }

    @Test
    void refusesOtherKindsOfFiles() throws IOException {
        Path file = write("traefik.xml", "<x/>");

        assertThat(refused(List.of("--configfile=" + file), Map.of()))
                .containsExactly(file + ": unsupported file extension (expected: .toml, .yaml, .yml or .json)");
    }
}
