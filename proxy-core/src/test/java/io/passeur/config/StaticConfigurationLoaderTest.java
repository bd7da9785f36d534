package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.passeur.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticConfigurationLoaderTest {

    @TempDir
    private Path folder;

    private LoadedConfiguration load(List<String> flags, Map<String, String> environment)
            throws ConfigurationProblemsException {
        return new StaticConfigurationLoader(folder.resolve("etc")).load(flags, environment, folder);
    }

    private LoadedConfiguration loadFile(String name, String text) throws Exception {
        return load(List.of("--configFile=" + write(name, text)), Map.of());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private List<String> refused(String text) throws IOException {
        String file = write("bad.toml", text).toString();
        return refused(List.of("--configFile", file), Map.of()).stream()
                .map(line -> line.replace(file, "bad.toml"))
                .toList();
    }

    private List<String> refused(List<String> flags, Map<String, String> environment) {
        ConfigurationProblemsException e =
                catchThrowableOfType(ConfigurationProblemsException.class, () -> load(flags, environment));
        return Objects.requireNonNull(e).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<String> warnings(LoadedConfiguration loaded) {
        return loaded.warnings().stream().map(Problem::message).toList();
    }

    private static EntryPointConfiguration entryPoint(LoadedConfiguration loaded, String name) {
        return Objects.requireNonNull(loaded.configuration().entryPoints().get(name));
    }

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
                        "--entrypoints.web.forwardedheaders.trustedips=10.0.0.0/8",
                        "--entrypoints.web.forwardedheaders.trustedips",
                        "127.0.0.1",
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

    @Test
    void collectsEveryProblemWithItsLine() throws IOException {
        assertThat(refused("""
                        [entryPoints.web]
                          adress = ":80"
                          [entryPoints.web.http]
                            maxHeaderBytes = "many"
                            [entryPoints.web.http.tls]
                              option = "x"
                        [entryPoints.dns]
                          address = ":53/udp"
                        [log]
                          levle = "INFO"
                        [providers.rest]
                          insecure = true
                        """))
                .containsExactly(
                        "bad.toml:2: entryPoints.web.adress: unknown key; did you mean \"address\"?",
                        "bad.toml:4: entryPoints.web.http.maxHeaderBytes: \"many\" is not a whole number",
                        "bad.toml:6: entryPoints.web.http.tls.option: unknown key; did you mean \"options\"?",
                        "bad.toml:8: entryPoints.dns.address: \":53/udp\": UDP is not supported yet",
                        "bad.toml:10: log.levle: unknown key; did you mean \"level\"?",
                        "bad.toml:11: providers.rest: not supported yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [entryPoints.a]\\naddress=':53/udp'  | bad.toml:2: entryPoints.a.address: ":53/udp": UDP is not supported yet
                    [entryPoints.a]\\naddress=':53/sctp' | bad.toml:2: entryPoints.a.address: invalid protocol: sctp (expected: tcp)
                    [entryPoints.a]\\naddress=':80'\\n[entryPoints.a.forwardedHeaders]\\ntrustedIPs=['foo'] | bad.toml:4: entryPoints.a.forwardedHeaders.trustedIPs: invalid CIDR address: "foo", expected an IP address or a block such as 10.0.0.0/8 or 2001:db8::/32
                    [entryPoints.a]\\naddress='80'       | bad.toml:2: entryPoints.a.address: "80" has no port (expected: ":80", "127.0.0.1:80" or "[::1]:80")
                    [entryPoints.a]\\naddress='::1:80'   | bad.toml:2: entryPoints.a.address: "::1:80" has too many colons; write an IPv6 address in brackets: "[::1]:80"
                    [entryPoints.a]\\nasDefault=true     | bad.toml:1: entryPoints.a.address: is missing; write one such as ":80"
                    [entryPoints.a]\\naddress=':1'\\nhttp2.maxConcurrentStreams=-1 | bad.toml:3: entryPoints.a.http2.maxConcurrentStreams: -1 is negative (expected: 0 or more)
                    [providers]\\nprecedence=['dokcer']  | bad.toml:2: providers.precedence: provider "dokcer" is not a valid provider name; did you mean "docker"?
                    [providers]\\nfile='x'               | bad.toml:2: providers.file: "x" is not a section; write the settings below it
                    [certificatesResolvers.le]           | bad.toml:1: certificatesResolvers.le: has no type; write one below it, such as "acme"
                    [certificatesResolvers.le.a]\\n[certificatesResolvers.le.b] | bad.toml:1: certificatesResolvers.le: has several types (a, b); define a separate resolver for each
                    [certificatesResolvers]\\nle='x'    | bad.toml:2: certificatesResolvers.le: has no type; write one below it, such as "acme"
                    [certificatesResolvers.le]\\na='x'  | bad.toml:1: certificatesResolvers.le: a: "x" is not a section; write the settings below it
                    [pilot]\\ntoken='x'                  | bad.toml:1: pilot: this option of Traefik v2 does not exist any more; Traefik Pilot does not exist any more, remove the section
                    [providers.docker]\\nswarmMode=true  | bad.toml:2: providers.docker.swarmMode: this option of Traefik v2 does not exist any more; use "providers.swarm"
                    [tracing.jaeger]\\n                  | bad.toml:1: tracing.jaeger: this option of Traefik v2 does not exist any more; use "tracing.otlp"
                    [foo]\\na=1                          | bad.toml: no valid configuration found in file: bad.toml
                    # nothing                            | bad.toml: no configuration found in file: bad.toml
                    """)
    void saysWhatIsWrong(String text, String problem) throws IOException {
        assertThat(refused(text.replace("\\n", "\n")).stream().map(line -> line.replace(folder + "/", "")))
                .contains(problem);
    }

    /** A key that nobody knows must not hide what is wrong elsewhere, nor make up what is missing because of it. */
    @Test
    void saysWhatElseIsWrongBesideKeysThatNobodyKnows() {
        assertThat(refused(
                        List.of(
                                "--entrypoints.web.adress=:80",
                                "--entrypoints.other.address=nowhere",
                                "--tracing.samplerate=2",
                                "--accesslog.fromat=json",
                                "--api.basepath=x"),
                        Map.of()))
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("entryPoints.web.adress: unknown key"))
                .anySatisfy(line -> assertThat(line).contains("entryPoints.other.address: \"nowhere\""))
                .anySatisfy(line -> assertThat(line).contains("tracing.sampleRate"))
                .anySatisfy(line -> assertThat(line).contains("accessLog.fromat: unknown key"))
                .anySatisfy(line -> assertThat(line).contains("api.basePath"));
    }

    @Test
    void refusesAnotherRuleSyntax() throws IOException {
        assertThat(refused("[core]\ndefaultRuleSyntax = \"v4\""))
                .containsExactly("bad.toml:1: core: unsupported default rule syntax configuration: \"v4\""
                        + " (expected: \"v3\" or \"v2\")");
    }

    @Test
    void refusesWhatIsNoFlag() {
        assertThat(refused(List.of("--entrypoint.web.address=:80", "stray", "--log.level", "--"), Map.of()))
                .containsExactlyInAnyOrder(
                        "command line: \"stray\" is not a flag (expected: --name=value, as in --log.level=DEBUG)",
                        "command line: entrypoint: unknown key; did you mean \"entryPoints\"?");
        assertThat(refused(List.of("--log.level"), Map.of()))
                .containsExactly("command line: log.level: the flag needs a value");
        assertThat(refused(List.of("--", "more"), Map.of()))
                .containsExactly("command line: unexpected argument \"more\"");
    }

    @Test
    void namesTheVariableWithTheMistake() {
        assertThat(refused(List.of(), Map.of("TRAEFIK_ENTRYPOINTS_WEB_ADRESS", ":80")))
                .containsExactly("environment TRAEFIK_ENTRYPOINTS_WEB_ADRESS: entryPoints.web.adress: unknown key;"
                        + " did you mean \"address\"?");
    }

    @Test
    void warnsOfAVariableWithASlip() throws Exception {
        assertThat(warnings(load(List.of(), Map.of("TRAEFIK_ENTRYPOINT_WEB_ADDRESS", ":80"))))
                .containsExactly("TRAEFIK_ENTRYPOINT_WEB_ADDRESS is ignored: Traefik has no section \"entrypoint\";"
                        + " did you mean \"entrypoints\"?");
    }

    @Test
    void warnsAndStarts() throws Exception {
        LoadedConfiguration loaded = loadFile("a.toml", """
                [entryPoint.web]
                address = ":80"
                [entryPoints.web]
                address = ":80"
                [entryPoints.web.http.redirections.entryPoint]
                to = "websecur"
                [entryPoints.websecure]
                address = ":443"
                [global]
                checkNewVersion = true
                sendAnonymousUsage = true
                notAppendXForwardedFor = true
                [log]
                compress = true
                [experimental.fastProxy]
                debug = true
                [core]
                defaultRuleSyntax = "v2"
                [metrics.datadog]
                address = "127.0.0.1:8125"
                [providers.consulCatalog]
                prefix = "x"
                [http.routers.a]
                rule = "Path(`/`)"
                """);

        assertThat(loaded.configuration().providers().types()).isEmpty();
        assertThat(loaded.warnings())
                .extracting(Problem::path)
                .containsExactly(
                        "entryPoint",
                        "entryPoints.web.http.redirections.entryPoint.to",
                        "global.sendAnonymousUsage",
                        "global.notAppendXForwardedFor",
                        "log.compress",
                        "experimental.fastProxy",
                        "core.defaultRuleSyntax",
                        "metrics.datadog",
                        "providers.consulCatalog",
                        "http");
        assertThat(warnings(loaded))
                .contains(
                        "unknown section, ignored; did you mean \"entryPoints\"?",
                        "\"websecur\" is not an entry point, so nothing is redirected; did you mean \"websecure\"?");
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

    @ParameterizedTest
    @CsvSource({
        "'', http=:80",
        "--ping, http=:80 traefik=:8080",
        "--ping --entrypoints.web.address=:7, web=:7 traefik=:8080",
        "--ping --entrypoints.traefik.address=:7, traefik=:7",
        "--ping.entrypoint=web --entrypoints.web.address=:7, web=:7",
        "--ping.manualrouting --entrypoints.web.address=:7, web=:7",
        "--ping=false, http=:80",
        "--api, http=:80",
        "--api=false, http=:80",
        "--api.insecure, http=:80 traefik=:8080",
        "--api.insecure --entrypoints.traefik.address=:7, traefik=:7",
    })
    void addsTheEntryPointsThatAreNeeded(String flags, String expected) throws Exception {
        LoadedConfiguration loaded = load(flags.isEmpty() ? List.of() : List.of(flags.split(" ")), Map.of());

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.configuration().entryPoints().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().address()))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void saysThatPingNeedsAPortWhichIsTaken() {
        assertThatThrownBy(() -> load(List.of("--ping", "--entrypoints.web.address=127.0.0.1:8080"), Map.of()))
                .hasMessageContaining("ping: needs the entry point traefik")
                .hasMessageContaining("but entryPoints.web uses that port");
    }

    @Test
    void warnsOfAPingThatNobodyAnswers() throws Exception {
        LoadedConfiguration loaded = load(List.of("--ping.entrypoint=wbe", "--entrypoints.web.address=:7"), Map.of());

        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .isEqualTo("\"wbe\" is not an entry point, so /ping is not served; did you mean \"web\"?"));
    }

    @Test
    void saysThatTheInsecureApiNeedsAPortWhichIsTaken() {
        assertThatThrownBy(() -> load(List.of("--api.insecure", "--entrypoints.web.address=:8080"), Map.of()))
                .hasMessageContaining("api.insecure: needs the entry point traefik")
                .hasMessageContaining("uses that port; set entryPoints.traefik.address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traefik", "/a b", "/{x}", "/a?b"})
    void refusesBasePathsThatAreNone(String path) {
        assertThatThrownBy(() -> load(List.of("--api.basepath=" + path), Map.of()))
                .hasMessageContaining("api.basePath: \"" + path + "\" is not a base path (expected: \"/\" or");
    }

    @ParameterizedTest
    @ValueSource(strings = {"199", "1000", "-1"})
    void refusesStatusesThatEndNoRequest(String status) {
        assertThatThrownBy(() -> load(List.of("--ping.terminatingstatuscode=" + status), Map.of()))
                .hasMessageContaining(status + " is not a status code (expected: 200 to 999)");
    }
}
