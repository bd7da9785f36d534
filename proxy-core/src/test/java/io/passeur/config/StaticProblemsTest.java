package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The problems of static configurations, with their places. */
class StaticProblemsTest extends StaticLoading {

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
    void recognizesAFileOfTraefik1() throws IOException {
        assertThat(refused("""
                        logLevel = "INFO"
                        defaultEntryPoints = ["http"]
                        [entryPoints.http]
                          address = ":80"
                        [docker]
                          domain = "a.test"
                        [acme]
                          email = "a@a.test"
                        """))
                .singleElement()
                .asString()
                .startsWith("bad.toml: this is a file of Traefik 1, whose keys have been replaced: acme →"
                        + " certificatesResolvers.<name>.acme, defaultEntryPoints → entryPoints.<name>.asDefault,"
                        + " docker → providers.docker, logLevel → log.level");
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
}
