package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Prometheus itself and the dashboard of the documentation make of the metrics. */
@Timeout(180)
class PrometheusTest {

    private static final Path DASHBOARD = Path.of("..", "docs", "grafana", "passeur.json");
    private static final Pattern METRIC = Pattern.compile("\\b(traefik|process|jvm)_[a-z_]+");

    @TempDir
    private Path folder;

    private RawUpstream upstream;
    private TestingProxy proxy;

    @BeforeEach
    void start() {
        upstream = CountingUpstream.start();
        KeyMaterial own = CertificateAuthority.root("authority").issue("s.test");
        proxy = TestingProxy.start(
                "[http.routers.a]\nrule = 'Host(`a.test`)'\nservice = 'app'\n"
                        + "[http.routers.s]\nrule = 'Host(`s.test`)'\nservice = 'app'\n[http.routers.s.tls]\n"
                        + "[[http.services.app.loadBalancer.servers]]\nurl = '" + upstream.url() + "'\n"
                        + "[http.services.app.loadBalancer.healthCheck]\npath = '/200/0'\n"
                        + "[[tls.certificates]]\ncertFile = '''\n" + Pem.of(own.chain()) + "'''\nkeyFile = '''\n"
                        + Pem.of(own.key()) + "'''\n",
                "--metrics.prometheus.addrouterslabels",
                "--entrypoints.traefik.address=127.0.0.1:0");
        requests();
    }

    private void requests() {
        proxy.get("a.test", "/200/7");
        proxy.get("a.test", "/503/7");
        try (SecureConnection connection = SecureConnection.to(proxy.port(), "s.test")) {
            connection.get("s.test", "/200/0");
        }
    }

    @AfterEach
    void stop() {
        proxy.close();
        upstream.close();
    }

    private static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        JsonNode dashboard = JsonMapper.shared().readTree(DASHBOARD);
        for (JsonNode panel : dashboard.path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
        }
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            String definition = variable.path("definition").asString("");
            if (!definition.isEmpty()) {
                expressions.add(definition);
            }
        }
        return expressions;
    }

    /** Nothing is sent again here, since no middleware asks for it. */
    private static boolean isOfRetries(String expression) {
        return expression.contains("traefik_service_retries_total");
    }

    @Test
    void theDashboardNamesOnlyMetricsThatThereAre() {
        String exposition = Scraped.until(
                        proxy,
                        at -> at.series("traefik_service_requests_tls_total").size() == 1)
                .text();
        Set<String> missing = new TreeSet<>();
        expressions().stream().filter(expression -> !isOfRetries(expression)).forEach(expression -> {
            Matcher metric = METRIC.matcher(expression);
            while (metric.find()) {
                if (!Pattern.compile("^" + metric.group() + "[{ ]", Pattern.MULTILINE)
                        .matcher(exposition)
                        .find()) {
                    missing.add(metric.group());
                }
            }
        });

        assertThat(expressions()).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    @Test
    void prometheusFindsNothingToMend() throws Exception {
        assumeTrue(PrometheusServer.has("promtool"), "there is no promtool");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var out = promtool.getOutputStream()) {
            out.write(Scraped.of(proxy).text().getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(text).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    @Test
    void everyPanelOfTheDashboardHasSomethingToShow() throws Exception {
        assumeTrue(PrometheusServer.has("prometheus"), "there is no Prometheus");
        try (PrometheusServer prometheus = PrometheusServer.start(folder, proxy.port("traefik"))) {
            for (String expression : expressions()) {
                if (expression.startsWith("label_values") || isOfRetries(expression)) {
                    continue;
                }
                String asked = expression
                        .replaceAll("\\$(entrypoint|instance|service)", ".*")
                        .replace("$__rate_interval", "20s");
                Await.until(() -> {
                    requests();
                    try {
                        return prometheus.query(asked).size() > 0;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
