package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings that choose which requests are counted, and with which labels. */
class MetricsSettingsTest extends MeteredTraffic {

    @Test
    void labelsOfHeadersAreOnRequestsAlone() {
        String[] labels = {
            "--metrics.prometheus.headerlabels.agent=User-Agent", "--metrics.prometheus.headerlabels.tenant=X-Tenant"
        };
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), labels)) {
            send(proxy, "GET /200/0 HTTP/1.1\nHost: a.test\nUser-Agent: x\"y\\z\nX-Tenant: one\n\n");
            send(proxy, "GET /200/0 HTTP/1.1\nHost: a.test\n\n");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_service_requests_total").size() == 2);

            assertThat(scraped.series("traefik_service_requests_total"))
                    .containsExactly(
                            "traefik_service_requests_total{agent=\"\",code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\",tenant=\"\"} 1",
                            "traefik_service_requests_total{agent=\"x\\\"y\\\\z\",code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\",tenant=\"one\"} 1");
            assertThat(scraped.series("traefik_service_requests_bytes_total")).hasSize(1);
        }
    }

    /** Clients choose what they write, so they could make as many series as they like. */
    @Test
    void clientsCannotMakeSeriesWithoutEnd() {
        try (TestingProxy proxy =
                proxy(router("a", "") + service("app"), "--metrics.prometheus.headerlabels.agent=User-Agent")) {
            try (RawConnection connection = proxy.connect()) {
                for (int i = 0; i < 1100; i++) {
                    connection.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\nUser-Agent: " + i + "\n\n");
                    connection.readResponse();
                }
            }
            String others =
                    "traefik_service_requests_total{agent=\"_other\",code=\"200\",method=\"GET\",protocol=\"http\",service=\"app@testing\"}";
            Scraped scraped = Scraped.until(proxy, at -> at.value(others) == 100);

            assertThat(scraped.series("traefik_service_requests_total")).hasSize(1001);
        }
    }

    @Test
    void aRouterIsSwitchedOffAndOnLive() {
        String off = "[http.routers.a.observability]\nmetrics = false\n";
        String b = router("b", "");
        try (TestingProxy proxy = proxy(router("a", off) + b + service("app"), ROUTERS)) {
            proxy.get("a.test", "/200/0");
            proxy.get("b.test", "/200/0");
            Scraped first = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);
            assertThat(first.series("traefik_router_requests_total"))
                    .hasSize(1)
                    .allMatch(one -> one.contains("b@testing"));

            proxy.push(router("a", "") + b + service("app"));
            Scraped.until(proxy, at -> {
                proxy.get("a.test", "/200/0");
                return at.series("traefik_router_requests_total").size() == 2;
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"web.observability.metrics=false,0", "web.observability.metrics=true,2"})
    void anEntryPointSaysWhatItsRoutersLeaveOpen(String flag, int series) {
        String on = "[http.routers.b.observability]\nmetrics = true\n";
        try (TestingProxy proxy = proxy(router("a", "") + router("b", on) + service("app"), "--entrypoints." + flag)) {
            proxy.get("a.test", "/201/0");
            proxy.get("unknown.test", "/");
            proxy.get("b.test", "/200/0");
            Scraped scraped = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);

            assertThat(scraped.series(WEB_REQUESTS)).hasSize(1 + series);
        }
    }

    @Test
    void theProxysOwnRequestsCountOnlyIfAsked() {
        String inner = "[http.routers.who]\nrule = 'Host(`who.test`)'\nservice = 'whoami@internal'\n";
        try (TestingProxy proxy = proxy(router("a", "") + inner + service("app"), ROUTERS)) {
            proxy.get("who.test", "/");
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);
            assertThat(scraped.series("traefik_router_requests_total")).hasSize(1);
            assertThat(scraped.text()).doesNotContain("entrypoint=\"traefik\",method");
        }
        try (TestingProxy proxy = proxy(router("a", "") + inner + service("app"), ROUTERS, "--metrics.addinternals")) {
            proxy.get("who.test", "/");
            Scraped.until(
                    proxy, at -> at.series("traefik_router_requests_total").size() == 2);
            assertThat(Scraped.of(proxy).text())
                    .contains("router=\"who@testing\",service=\"whoami@internal\"")
                    .contains("router=\"prometheus@internal\",service=\"prometheus@internal\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"entrypoint", "service"})
    void levelsCanBeLeftOut(String level) {
        String flag = "--metrics.prometheus.add" + level + "slabels=false";
        try (TestingProxy proxy = proxy(router("a", "") + service("app"), ROUTERS, flag)) {
            proxy.get("a.test", "/200/0");
            Scraped scraped = Scraped.until(
                    proxy, at -> at.series("traefik_router_requests_total").size() == 1);

            assertThat(scraped.series("traefik_" + level + "_")).isEmpty();
            assertThat(scraped.text()).contains(level.equals("service") ? "traefik_entrypoint_" : "traefik_service_");
        }
    }
}
