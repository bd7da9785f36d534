package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.passeur.testing.TestingProxy;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ElementPagesTest {

    private static Locator stage(Screen screen, String title) {
        return screen.page()
                .locator(".flow-stage")
                .filter(new Locator.FilterOptions().setHas(screen.heading(title)))
                .locator(".stop");
    }

    @Test
    void aRouterShowsTheWayOfItsRequests() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers/shop%40testing")) {
            assertThat(stage(screen, "Entry points").locator(".name")).hasText(new String[] {"web"});
            assertThat(stage(screen, "Router").locator(".name")).hasText("shop@testing");
            assertThat(stage(screen, "Middlewares").locator(".name"))
                    .hasText(new String[] {"secure@testing", "moved@testing"});
            assertThat(stage(screen, "Service").locator(".name")).hasText("shop@testing");
            assertThat(stage(screen, "Services").locator(".name"))
                    .hasText(new String[] {"blue@testing", "green@testing"});
            assertThat(stage(screen, "Servers").locator(".name"))
                    .hasText(new String[] {"http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3"});
            assertThat(stage(screen, "Servers").locator(".state"))
                    .hasText(new String[] {"Down", "Not checked", "Not checked"});
            assertThat(screen.page().locator(".flow-lines .line")).hasCount(9);

            stage(screen, "Service").getByRole(AriaRole.LINK).click();
            assertThat(screen.page()).hasURL(Pattern.compile("#/http/services/shop%40testing$"));
            assertThat(screen.heading("shop@testing")).isFocused();
        }
    }

    @Test
    void aBrokenRouterShowsWhereItBreaks() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers/broken%40testing")) {
            assertThat(screen.page().locator(".heading .state")).hasText("Disabled");
            assertThat(stage(screen, "Middlewares")).containsText("does not exist");
            assertThat(screen.page().locator(".problem-message")).containsText("secrue");
            assertThat(screen.page().locator(".remedy")).containsText("Write secure");
        }
    }

    @Test
    void aServiceShowsItsServersAndWhatAilsThem() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/services/blue%40testing")) {
            assertThat(screen.part("Servers").locator("tbody tr")).containsText("Down");
            assertThat(screen.part("Servers").locator("tbody tr")).containsText(Pattern.compile("refused"));
            assertThat(screen.part("Settings")).containsText("loadBalancer.healthCheck.path");
            assertThat(stage(screen, "Used by").locator(".name"))
                    .hasText(new String[] {"broken@testing", "half@testing", "shop@testing"});
            assertThat(stage(screen, "Used by").last()).containsText("service");
        }
    }

    @Test
    void aMiddlewareShowsItsSettingsAndWhoUsesIt() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/middlewares/moved%40testing")) {
            assertThat(screen.part("Settings")).containsText("${1}/new");
            screen.part("Used by").getByText("shop").click();
            assertThat(screen.heading("shop@testing")).isFocused();
        }
    }

    @Test
    void anEntryPointShowsItsTrafficAndSettings() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/entrypoints/web")) {
            assertThat(screen.page().locator(".heading .address")).hasText("127.0.0.1:0");
            assertThat(screen.part("Settings")).containsText("transport.respondingTimeouts.readTimeout");
        }
    }

    @Test
    void whatIsGoneIsCalledSo() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers/nobody%40testing")) {
            assertThat(screen.heading("There is no such router")).isVisible();
            screen.forgive();
            screen.go("/nowhere/at/all");
            assertThat(screen.heading("Page not found")).isFocused();
        }
    }
}
