package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response to a scrape, and where it is served. */
class ScrapeFormatTest extends MeteredTraffic {

    @ParameterizedTest
    @CsvSource({
        "'', 'text/plain; version=0.0.4; charset=utf-8'",
        "'Accept: */*\n', 'text/plain; version=0.0.4; charset=utf-8'",
        "'Accept: application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2\n', 'text/plain; version=0.0.4; charset=utf-8'",
        "'Accept: application/openmetrics-text; version=1.0.0\n', 'application/openmetrics-text; version=1.0.0; charset=utf-8'",
    })
    void theFormatIsTheOneThatTraefikHasUnlessOnlyOpenMetricsWillDo(String headers, String type) {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"))) {
            proxy.get("a.test", "/200/0");
            Scraped.until(proxy, at -> at.value(ONE_OF_WEB) == 1);
            RawMessage answer = Scraped.get(proxy, headers);

            assertThat(answer.value("Content-Type")).isEqualTo(type);
            boolean open = type.startsWith("application");
            assertThat(answer.text().endsWith("# EOF\n")).isEqualTo(open);
            assertThat(answer.text())
                    .contains(open ? "le=\"5.0\"" : "le=\"5\"")
                    .contains(
                            open
                                    ? "# TYPE traefik_entrypoint_requests counter"
                                    : "# TYPE traefik_entrypoint_requests_total counter")
                    .contains(ONE_OF_WEB + " 1\n");
        }
    }

    @Test
    void scrapesAreZippedForThoseWhoTakeThat() throws Exception {
        try (TestingProxy proxy = proxy("")) {
            RawMessage answer = Scraped.get(proxy, "Accept-Encoding: gzip\n");
            assertThat(answer.value("Content-Encoding")).isEqualTo("gzip");
            try (var zip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("traefik_config_reloads_total 1")
                        .contains("jvm_memory_used_bytes");
            }
        }
    }

    @Test
    void scrapingStandsWhereTheConfigurationSays() {
        String manual = "[http.routers.m]\nrule = 'Path(`/numbers`)'\nservice = 'prometheus@internal'\n";
        try (TestingProxy proxy = TestingProxy.start(manual, "--metrics.prometheus.manualrouting")) {
            assertThat(proxy.get("a", "/numbers").text()).contains("traefik_config_reloads_total");
            assertThat(proxy.get("a", "/metrics").status()).isEqualTo(404);
        }
        try (TestingProxy proxy = TestingProxy.start("", "--metrics.prometheus.entrypoint=web")) {
            assertThat(proxy.get("a", "/metrics").text()).contains("traefik_config_reloads_total");
        }
        try (TestingProxy proxy = TestingProxy.start(manual)) {
            assertThat(proxy.view().problems().toString()).contains("prometheus is not enabled");
        }
    }
}
