package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.passeur.testing.TestingProxy;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages ask the API beside them, wherever a router has put both. */
class PrefixTest {

    private static final String ROUTER = """
            [http.routers.operators]
            rule = 'PathPrefix(`/ops/passeur`)'
            service = 'api@internal'
            """;

    @Test
    void worksBelowABasePath() {
        try (TestingProxy proxy = TestingProxy.start(ROUTER, "--api.basepath=/ops/passeur");
                Screen screen = Screen.open(
                        "http://127.0.0.1:" + proxy.port() + "/ops/passeur/", "/http/routers/operators%40testing")) {
            assertThat(screen.heading("operators@testing")).isVisible();
            assertThat(screen.page().locator(".flow")).isVisible();
            screen.link("HTTP routers").click();
            assertThat(screen.rows()).hasText(new String[] {"operators@testing"});
            assertThat(screen.page()).hasURL(Pattern.compile("/ops/passeur/dashboard/#/http/routers$"));
        }
    }
}
