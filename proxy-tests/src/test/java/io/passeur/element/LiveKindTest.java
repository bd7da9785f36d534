package io.passeur.element;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.live.ServerGroup;
import io.passeur.routing.ElementCounts;
import io.passeur.routing.Status;
import io.passeur.server.AddedKinds;
import io.passeur.spi.Default;
import io.passeur.testing.Await;
import io.passeur.testing.TestingProxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A kind of element whose declaration and compiler stand in one file: its elements live like all others. */
class LiveKindTest {

    private static final QualifiedName NORTH = new QualifiedName("north", "testing");
    private static final String TOML = """
            [http.routers.api]
            rule = 'Host(`api.localhost`)'
            service = 'api@internal'
            [http.routers.metrics]
            rule = 'Host(`metrics.localhost`)'
            service = 'prometheus@internal'
            [signs.signposts.north]
            height = 3
            arms = ['sea', 'hills']
            """;
    private static final String DEEP = """
            [signs.signposts.deep]
            height = -1
            """;

    private static TestingProxy start(String toml, String... flags) {
        return TestingProxy.start(SignpostKind.LIVE, toml, flags);
    }

    private static ServerGroup north(TestingProxy proxy) {
        return proxy.view().servers(SignpostKind.SIGNPOSTS, NORTH);
    }

    private static String api(TestingProxy proxy, String path) {
        return proxy.get("api.localhost", "/api/" + path).text();
    }

    @Test
    void theApiShowsItsServersAndProblems() {
        try (TestingProxy proxy = start(TOML + DEEP, "--api")) {
            assertThat(api(proxy, "signs/signposts/north@testing"))
                    .isEqualTo("{\"height\":3,\"arms\":[\"sea\",\"hills\"],\"status\":\"enabled\","
                            + "\"serverStatus\":{\"hills\":\"UP\",\"sea\":\"UP\"},"
                            + "\"name\":\"north@testing\",\"provider\":\"testing\"}\n");
            assertThat(api(proxy, "signs/signposts/deep@testing"))
                    .contains("\"error\":[\"height: -1 is below the ground\"],\"status\":\"disabled\"");
            assertThat(api(proxy, "passeur/upstreams"))
                    .contains("{\"service\":\"north@testing\",\"url\":\"sea\",\"status\":\"UP\"}");
            assertThat(api(proxy, "passeur/problems")).contains("\"path\":\"signs.signposts.deep@testing\"");
            assertThat(proxy.view().elements(SignpostKind.SIGNPOSTS).get(new QualifiedName("deep", "testing")))
                    .satisfies(deep -> assertThat(deep.status()).isEqualTo(Status.DISABLED));
            assertThat(ElementCounts.of(proxy.view())).endsWith("2 signposts (1 left out)");
        }
    }

    @Test
    void metricsCountItsServers() {
        try (TestingProxy proxy = start(TOML, "--metrics.prometheus", "--metrics.prometheus.manualrouting")) {
            assertThat(proxy.get("metrics.localhost", "/").text())
                    .contains("traefik_service_server_up{service=\"north@testing\",url=\"hills\"} 1")
                    .contains("traefik_service_server_up{service=\"north@testing\",url=\"sea\"} 1");
        }
    }

    @Test
    void whatDidNotChangeIsCarriedOver() {
        int before = SignpostKind.STANDING.get();
        try (TestingProxy proxy = start(TOML)) {
            int made = SignpostKind.MADE.get();
            assertThat(SignpostKind.STANDING).hasValue(before + 1);
            proxy.push(TOML + DEEP);
            Await.until(() -> proxy.view().elements(SignpostKind.SIGNPOSTS).size() == 2);
            assertThat(SignpostKind.MADE).hasValue(made);

            proxy.push(TOML.replace("hills", "lake"));
            Await.until(() -> north(proxy).serverStatus().equals(Map.of("sea", "UP", "lake", "UP")));
            assertThat(SignpostKind.MADE).hasValue(made + 1);
            Await.until(() -> SignpostKind.STANDING.get() == before + 1);
        }
        assertThat(SignpostKind.STANDING).hasValue(before);
    }

    /** The throttle holds the whole configuration back, but not what it says of servers that are gone. */
    @Test
    void serversLeaveBeforeTheConfigurationWithoutThemIsLive() {
        try (TestingProxy proxy = start(TOML, "--providers.providersThrottleDuration=1h")) {
            proxy.push(TOML + DEEP);
            Await.until(() -> proxy.view().elements(SignpostKind.SIGNPOSTS).size() == 2);
            proxy.push((TOML + DEEP).replace("['sea', 'hills']", "['sea']"));
            Await.until(() -> north(proxy).serverStatus().equals(Map.of("sea", "UP", "hills", "DOWN")));
            assertThat(proxy.view().elements(SignpostKind.SIGNPOSTS).get(NORTH))
                    .satisfies(sign -> assertThat(sign.spec().arms()).containsExactly("sea", "hills"));
        }
    }

    private record TcpRouterSpec(@Default("") String rule) {}

    /** A kind that nothing serves is listed, until somebody declares it. */
    @Test
    void aDeclaredKindTakesThePlaceOfTheOneThatIsOnlyListed() {
        String served = TOML + "[tcp.routers.raw]\nrule = 'HostSNI(`*`)'\n";
        ElementKind<TcpRouterSpec> routers = ElementKind.of(
                        "tcp", "routers", "router", List.of("rule"), element -> element.bind(TcpRouterSpec.class))
                .as(ElementRole.ROUTER);
        try (TestingProxy proxy = TestingProxy.start(TOML.substring(0, TOML.indexOf("[signs")), "--api")) {
            assertThat(api(proxy, "tcp/routers")).isEqualTo("[]\n");
            assertThat(api(proxy, "tcp/routers/raw@testing"))
                    .isEqualTo("{\"message\":\"router not found: raw@testing\"}\n");
            assertThat(api(proxy, "overview"))
                    .contains("\"tcp\":{\"routers\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                            + "\"services\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                            + "\"middlewares\":{\"total\":0,\"warnings\":0,\"errors\":0}},"
                            + "\"udp\":{\"routers\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                            + "\"services\":{\"total\":0,\"warnings\":0,\"errors\":0}},\"certificates\"");
        }
        try (TestingProxy proxy = TestingProxy.start(AddedKinds.of(SignpostKind.SIGNPOSTS, routers), served, "--api")) {
            assertThat(api(proxy, "tcp/routers"))
                    .isEqualTo("[{\"rule\":\"HostSNI(`*`)\",\"status\":\"enabled\",\"name\":\"raw@testing\","
                            + "\"provider\":\"testing\"}]\n");
            assertThat(api(proxy, "overview"))
                    .contains("\"tcp\":{\"routers\":{\"total\":1,\"warnings\":0,\"errors\":0},"
                            + "\"services\":{\"total\":0,\"warnings\":0,\"errors\":0},"
                            + "\"middlewares\":{\"total\":0,\"warnings\":0,\"errors\":0}},\"udp\"");
            assertThat(api(proxy, "rawdata"))
                    .contains("\"tcpRouters\":{\"raw@testing\"")
                    .doesNotContain("tcpServices");
        }
    }
}
