package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the dashboard, as the class path of these tests has them. */
class DashboardTest {

    private static final String INDEX = "<!doctype html>\n<title>A dashboard for tests</title>\n";
    private static final String FILES_ALONE = "[http.routers.files]\nrule = 'Host(`api.localhost`) && Query(`files`)'\n"
            + "service = 'dashboard@internal'\n";

    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        proxy = TestingProxy.start(Asking.ROUTER + FILES_ALONE, "--api", "--entrypoints.web.forwardedheaders.insecure");
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/dashboard/,text/html; charset=utf-8",
        "/dashboard/?x=y,text/html; charset=utf-8",
        "/dashboard/index.html,text/html; charset=utf-8",
        "/dashboard/parts/a.b-c.js,text/javascript; charset=utf-8",
    })
    void filesHaveTheirTypesAndMayDoNothingElse(String path, String type) {
        RawMessage answer = Asking.get(proxy.port(), path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("Content-Type")).isEqualTo(type);
        assertThat(answer.value("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.value("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.value("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void whatABrowserHasIsNotSentAgain() {
        RawMessage first = Asking.get(proxy.port(), "/dashboard/");
        assertThat(first.text()).isEqualTo(INDEX);
        String tag = first.value("ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");

        RawMessage again = Asking.get(proxy.port(), "/dashboard/", "If-None-Match: \"x\", " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.value("ETag")).isEqualTo(tag);
        assertThat(again.body()).isEmpty();
        assertThat(Asking.get(proxy.port(), "/dashboard/", "If-None-Match: \"x\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headHasTheHeadersAlone() {
        RawMessage answer = Asking.ask(proxy.port(), "HEAD", "/dashboard/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.value("Content-Length")).isEqualTo(String.valueOf(INDEX.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/none.js",
                "/dashboard/notes.md",
                "/dashboard/parts",
                "/dashboard/parts/",
                "/dashboard//index.html/",
                "/dashboard/%2e%2e/api/Api.class",
                "/dashboard/..%2Fapi%2FApi.class",
                "/dashboard/..%5Cindex.html",
                "/dashboard/index.html%00.js",
                "/dashboard/.hidden.js"
            })
    void nothingElseIsServed(String path) {
        assertThat(Asking.get(proxy.port(), path).status()).isIn(400, 404);
    }

    @Test
    void isForReadingOnly() {
        RawMessage answer = Asking.ask(proxy.port(), "POST", "/dashboard/", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.value("Allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dashboard", "/dashboard/"})
    void theServiceOfItsOwnWorksBehindAMiddlewareThatTookThePrefixOff(String prefix) {
        RawMessage answer = Asking.get(proxy.port(), "/?files", "X-Forwarded-Prefix: " + prefix);

        assertThat(answer.text()).isEqualTo(INDEX);
        assertThat(Asking.get(proxy.port(), "/parts/a.b-c.js?files", "X-Forwarded-Prefix: " + prefix)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theServiceOfItsOwnWorksWithThePrefixToo() {
        assertThat(Asking.get(proxy.port(), "/dashboard/?files").text()).isEqualTo(INDEX);
        assertThat(Asking.get(proxy.port(), "/?files").value("Location")).isEqualTo("/dashboard/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/dashboard/"})
    void mayBeSwitchedOff(String path) {
        try (TestingProxy plain = TestingProxy.start(Asking.ROUTER, "--api.dashboard=false")) {
            assertThat(Asking.get(plain.port(), path).status()).isEqualTo(404);
            assertThat(Asking.get(plain.port(), "/api/version").status()).isEqualTo(200);
        }
    }
}
