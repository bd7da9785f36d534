package io.passeur.element;

import static io.passeur.element.Decoding.DECODER;
import static io.passeur.element.Decoding.problems;
import static io.passeur.element.Decoding.router;
import static io.passeur.element.Decoding.toml;
import static io.passeur.element.Decoding.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spec.CertificateSpec;
import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spec.ObservabilitySpec;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeDecoderTest {

    private static final String TOML = """
            [http.routers."web.one"]
              entryPoints = ["web"]
              rule = "Host(`a.example`)"
              service = "app"
              middlewares = "strip, auth"

            [http.middlewares.strip.stripPrefix]
              prefixes = ["/a", "/b"]

            [[http.services.app.loadBalancer.servers]]
              url = "http://127.0.0.1:1"
            [[http.services.app.loadBalancer.servers]]
              url = "http://127.0.0.1:2"
              weight = 3

            [http.serversTransports.slow.forwardingTimeouts]
              responseHeaderTimeout = "5m"
            """;

    private static final String YAML = """
            http:
              routers:
                web.one:
                  entryPoints: [web]
                  rule: Host(`a.example`)
                  service: app
                  middlewares:
                    - strip
                    - auth
              middlewares:
                strip:
                  stripPrefix:
                    prefixes: &both ["/a", "/b"]
              services:
                app:
                  loadBalancer:
                    servers:
                      - url: http://127.0.0.1:1
                      - url: http://127.0.0.1:2
                        weight: 3
              serversTransports:
                slow:
                  forwardingTimeouts:
                    responseHeaderTimeout: 300
            """;

    @Test
    void readsTheSameFromTomlAndYaml() {
        DynamicConfiguration toml = toml(TOML);
        DynamicConfiguration yaml = yaml(YAML);

        assertThat(toml.problems()).isEmpty();
        assertThat(yaml.problems()).isEmpty();
        HttpKinds.with(ServiceType.BUILT_IN)
                .forEach(kind -> assertThat(toml.elements(kind)).isEqualTo(yaml.elements(kind)));
        assertThat(router(toml, "web.one").middlewares()).containsExactly("strip", "auth");
        assertThat(toml.elements(HttpKinds.SERVICES).get("app"))
                .extracting(service -> service.settings(ServiceType.LOAD_BALANCER))
                .extracting(LoadBalancerSpec::servers)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        new ServerSpec("http://127.0.0.1:1", 1, false), new ServerSpec("http://127.0.0.1:2", 3, false));
        assertThat(toml.elements(HttpKinds.MIDDLEWARES))
                .containsExactly(Map.entry(
                        "strip", new MiddlewareSpec("stripPrefix", Map.of("prefixes", List.of("/a", "/b")))));
    }

    @Test
    void knowsTheOriginsOfElements() {
        assertThat(toml(TOML).origins())
                .containsEntry("http.routers.web.one", new Origin("d.toml", 1))
                .containsEntry("http.middlewares.strip", new Origin("d.toml", 7))
                .containsEntry("http.services.app", new Origin("d.toml", 10))
                .containsEntry("http.serversTransports.slow", new Origin("d.toml", 16));
        assertThat(yaml(YAML).origins())
                .containsEntry("http.routers.web.one", new Origin("d.yml", 3))
                .containsEntry("http.services.app", new Origin("d.yml", 15));
    }

    @Test
    void leavesOutOnlyTheElementWithTheMistake() {
        DynamicConfiguration snapshot = toml("""
                [http.routers.good]
                rule = "Path(`/`)"
                [http.routers.bad]
                rlue = "Path(`/`)"
                [http.routers."at@file"]
                rule = "Path(`/`)"
                [[http.services.s.loadBalancer.servers]]
                url = "http://127.0.0.1"
                weight = "two"
                [[http.services.t.loadBalancer.servers]]
                url = "http://127.0.0.1"
                [http.middlewares.two.stripPrefix]
                prefixes = ["/a"]
                [http.middlewares.two.addPrefix]
                prefix = "/b"
                """);

        assertThat(snapshot.elements(HttpKinds.ROUTERS)).containsOnlyKeys("good");
        assertThat(snapshot.elements(HttpKinds.SERVICES)).containsOnlyKeys("t");
        assertThat(snapshot.elements(HttpKinds.MIDDLEWARES)).isEmpty();
        assertThat(problems(snapshot))
                .containsExactly(
                        "d.toml:4: http.routers.bad.rlue: unknown key; did you mean \"rule\"?",
                        "d.toml:5: http.routers.at@file: the name must not contain \"@\"",
                        "d.toml:9: http.services.s.loadBalancer.servers[0].weight: \"two\" is not a whole number",
                        "d.toml:12: http.middlewares.two: cannot create middleware: multi-types middleware not"
                                + " supported, consider declaring two different pieces of middleware instead");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [http.routers.r]\\nparentRefs=['a'] | http.routers.r.parentRefs: not supported yet; the router is left out
                    [http.services.r.mirroring]     | http.services.r.mirroring: not supported yet
                    [http.services.r.failover]      | http.services.r.failover: not supported yet
                    [http.services.r.highestRandomWeight] | http.services.r.highestRandomWeight: not supported yet
                    [http.services.r.loadBalancer.passiveHealthCheck] | http.services.r.loadBalancer.passiveHealthCheck: not supported yet
                    [http.serversTransports.r]\\nspiffe={ids=['x']} | http.serversTransports.r.spiffe: not supported yet
                    [tcp.routers.x]                 | tcp: not supported yet; nothing of this section is served
                    [udp.routers.x]                 | udp: not supported yet; nothing of this section is served
                    """)
    void refusesWhatIsNotServedYet(String text, String problem) {
        DynamicConfiguration snapshot = toml(text.replace("\\n", "\n"));

        assertThat(snapshot.elements(HttpKinds.ROUTERS)).isEmpty();
        assertThat(snapshot.elements(HttpKinds.SERVICES)).isEmpty();
        assertThat(snapshot.elements(HttpKinds.SERVERS_TRANSPORTS)).isEmpty();
        assertThat(snapshot.problems()).singleElement().satisfies(only -> {
            assertThat(only.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(only.path() + ": " + only.message()).isEqualTo(problem);
        });
    }

    @Test
    void readsTlsElementByElement() {
        DynamicConfiguration snapshot = toml("""
                [[tls.certificates]]
                certFile = "a.pem"
                [[tls.certificates]]
                certFile = "b.pem"
                keyFile = "b.key"
                stores = ["default"]
                [tls.options.good]
                minVersion = "VersionTLS13"
                [tls.options.bad]
                minVersoin = "VersionTLS13"
                [tls.stores.default.defaultCertificate]
                certFile = "c.pem"
                keyFile = "c.key"
                [tls.optoins.x]
                sniStrict = true
                """);

        assertThat(snapshot.elements(TlsKinds.CERTIFICATES).values())
                .containsExactly(new CertificateSpec("b.pem", "b.key", List.of("default")));
        assertThat(snapshot.elements(TlsKinds.OPTIONS)).containsOnlyKeys("good");
        assertThat(snapshot.elements(TlsKinds.STORES)).containsOnlyKeys("default");
        assertThat(snapshot.origins())
                .containsEntry("tls.certificates[0]", new Origin("d.toml", 3))
                .containsEntry("tls.options.good", new Origin("d.toml", 7));
        assertThat(problems(snapshot))
                .containsExactlyInAnyOrder(
                        "d.toml:14: tls.optoins: unknown key; did you mean \"options\"?",
                        "d.toml:1: tls.certificates[0]: keyFile is missing; write a path, or the PEM text itself",
                        "d.toml:10: tls.options.bad.minVersoin: unknown key; did you mean \"minVersion\"?");
    }

    @Test
    void leavesOutARouterWhoseTlsHasAMistake() {
        DynamicConfiguration snapshot = toml("""
                [http.routers.empty.tls]
                [http.routers.bad.tls]
                option = "strict"
                [http.routers.full.tls]
                options = "strict"
                certResolver = "le"
                [[http.routers.full.tls.domains]]
                main = "a.test"
                sans = ["b.test"]
                """);

        assertThat(snapshot.elements(HttpKinds.ROUTERS)).containsOnlyKeys("empty", "full");
        assertThat(router(snapshot, "empty").tls()).isEqualTo(new RouterTlsSpec("", "", List.of()));
        assertThat(router(snapshot, "full").tls())
                .isEqualTo(new RouterTlsSpec(
                        "strict", "le", List.of(new RouterTlsSpec.DomainSpec("a.test", List.of("b.test")))));
        assertThat(problems(snapshot))
                .containsExactly("d.toml:3: http.routers.bad.tls.option: unknown key; did you mean \"options\"?");
    }

    @Test
    void keepsARouterWithObservability() {
        DynamicConfiguration snapshot =
                toml("[http.routers.r.observability]\nmetrics = false\ntraceVerbosity = 'detailed'");

        assertThat(router(snapshot, "r").observability())
                .isEqualTo(new ObservabilitySpec(null, false, null, ObservabilitySpec.TraceVerbosity.DETAILED));
        assertThat(problems(snapshot)).isEmpty();
    }

    @Test
    void readsMiddlewaresInEveryForm() {
        Map<String, MiddlewareSpec> read = yaml("""
                        http:
                          middlewares:
                            bare: {compress: {}}
                            flag: {compress: true}
                            word: {compress: "true"}
                            plugged: {plugin: {mine: {key: [1, 2.5, true, text, {a: b}]}}}
                        """).elements(HttpKinds.MIDDLEWARES);

        assertThat(read)
                .containsEntry("bare", new MiddlewareSpec("compress", Map.of()))
                .containsEntry("flag", new MiddlewareSpec("compress", Map.of()))
                .containsEntry("word", new MiddlewareSpec("compress", Map.of()))
                .containsEntry(
                        "plugged",
                        new MiddlewareSpec(
                                "plugin",
                                Map.of("mine", Map.of("key", List.of(1L, 2.5, true, "text", Map.of("a", "b"))))));
    }

    @Test
    void ignoresStaticSectionsButNotSlips() {
        DynamicConfiguration snapshot = toml("""
                [entryPoints.web]
                address = ":80"
                [whatever]
                x = 1
                [htpp.routers.r]
                rule = ""
                [http.router.r]
                rule = ""
                """);

        assertThat(problems(snapshot))
                .containsExactly(
                        "d.toml:5: htpp: unknown section, ignored; did you mean \"http\"?",
                        "d.toml:7: http.router: unknown key; did you mean \"routers\"?");
    }

    @Test
    void decodesATreeOfLabels() {
        Origin container = Origin.of("container whoami");

        DynamicConfiguration snapshot = DECODER.decode(new ConfigurationTree(
                container,
                Map.of(
                        "HTTP",
                        Map.of(
                                "routers",
                                Map.of("Web", Map.of("rule", "Path(`/`)", "tls", "false", "priority", "7"))))));

        assertThat(snapshot.problems()).isEmpty();
        assertThat(router(snapshot, "Web").priority()).isEqualTo(7);
        assertThat(router(snapshot, "Web").tls()).isNull();
        assertThat(snapshot.origins()).containsEntry("http.routers.Web", container);
    }
}
