package io.passeur.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a middleware may do with its context while it lives. */
class ContextsTest {

    private static final String ROUTER = """
            [http.routers.web]
            rule = 'Host(`web.test`)'
            service = 'whoami@internal'
            middlewares = ['c']
            """;

    private TestingProxy proxy = start();

    private static TestingProxy start() {
        return TestingProxy.start(
                ROUTER + "[http.middlewares.c.contextual]\n",
                "--api.insecure=true",
                "--metrics.prometheus=true",
                "--entrypoints.traefik.address=127.0.0.1:0");
    }

    @BeforeEach
    void isThere() {
        assertThat(proxy.get("web.test", "/").status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private String own(String path) {
        try (RawConnection connection = RawConnection.to(proxy.port("traefik"))) {
            return connection
                    .sendLines("GET " + path + " HTTP/1.1\nHost: a\n\n")
                    .readResponse()
                    .text();
        }
    }

    @Test
    void aProblemIsShownWithItsElementUntilItIsWithdrawn() {
        proxy.get("web.test", "/report");
        assertThat(own("/api/passeur/problems"))
                .contains("the list cannot be read", "\"element\":\"c@testing\"", "test.toml");
        assertThat(own("/api/http/middlewares/c@testing")).contains("the list cannot be read", "warning");
        assertThat(own("/api/overview")).contains("\"warnings\":1");

        proxy.get("web.test", "/heal");
        assertThat(own("/api/passeur/problems")).doesNotContain("the list cannot be read");
        assertThat(own("/api/overview")).doesNotContain("\"warnings\":1");
    }

    @Test
    void aProblemGoesWithItsMiddleware() {
        proxy.get("web.test", "/report");
        proxy.push(ROUTER.replace("'c'", ""));
        Await.until(() -> !own("/api/passeur/problems").contains("the list cannot be read"));
    }

    @Test
    void aMiddlewareThatAsksForItIsMadeAnew() {
        String before = proxy.get("web.test", "/renew").text();
        Await.until(() -> !proxy.get("web.test", "/").text().equals(before));
        String after = proxy.get("web.test", "/").text();
        proxy.push(ROUTER + "[http.middlewares.c.contextual]\n[http.routers.more]\nrule = 'Host(`more.test`)'\n"
                + "service = 'whoami@internal'\n");
        Await.until(() -> proxy.get("more.test", "/").status() == 200);
        assertThat(proxy.get("web.test", "/").text()).isEqualTo(after);
    }

    @Test
    void itsNumbersAppearAmongTheProxys() {
        proxy.get("web.test", "/a");
        proxy.get("web.test", "/a");
        assertThat(own("/metrics"))
                .contains(
                        "passeur_context_ual_hits_total{middleware=\"c@testing\",path=\"/a\"} 2",
                        "passeur_context_ual_level{middleware=\"c@testing\"} ",
                        "passeur_context_ual_work_seconds_count{middleware=\"c@testing\"} 3");
    }

    @Test
    void valuesThatStrangersChooseDoNotFillTheMemory() {
        for (int i = 0; i < 150; i++) {
            proxy.get("web.test", "/" + i);
        }
        String metrics = own("/metrics");
        assertThat(metrics.split("passeur_context_ual_hits_total\\{")).hasSizeLessThan(104);
        assertThat(metrics).contains("passeur_context_ual_hits_total{middleware=\"c@testing\",path=\"other\"} 5");
    }
}
