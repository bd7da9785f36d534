package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.passeur.testing.TestingProxy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessibilityTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/http/routers",
            "/http/services",
            "/http/middlewares",
            "/certificates",
            "/problems",
            "/explain?url=http%3A%2F%2Fshop.example.com%2Fcart&entryPoint=web",
            "/http/routers/shop%40testing",
            "/http/routers/broken%40testing",
            "/http/services/blue%40testing",
            "/http/middlewares/moved%40testing",
            "/entrypoints/web",
            "/http/routers?search=nowhere");

    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        Chromium.browser();
        proxy = Samples.start(Samples.EVERY_STATE);
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440", "DARK, 1440", "LIGHT, 390", "DARK, 390"})
    void noPageHasAnAccessibilityViolation(ColorScheme theme, int width) {
        try (Screen screen = Screen.open(Samples.base(proxy), "/", width, theme)) {
            for (String place : PAGES) {
                screen.go(place);
                assertThat(screen.page().locator("main .waiting")).hasCount(0);
                assertThat(screen.violations()).as(place).isEmpty();
                assertThat(screen.page().evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                        .as("what sticks out of " + place)
                        .isEqualTo(0);
            }
        }
    }

    @Test
    void everythingCanBeReachedByKeyboard() {
        try (Screen screen = Screen.open(Samples.base(proxy), "/")) {
            Page page = screen.page();
            assertThat(screen.heading("Overview")).isVisible();
            page.keyboard().press("Tab");
            assertThat(screen.link("Skip to content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.MAIN)).isFocused();

            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Routers").setExact(false))
                    .first()
                    .focus();
            page.keyboard().press("Enter");
            assertThat(screen.heading("Routers")).isFocused();
            assertThat(page).hasTitle("Routers · Passeur");
            page.keyboard().press("/");
            assertThat(screen.search()).isFocused();
            page.keyboard().type("shop");
            assertThat(screen.rows()).hasText(new String[] {"shop@testing"});
        }
    }

    @Test
    void theMenuOfAPhoneOpensAndCloses() {
        try (Screen screen = Screen.open(Samples.base(proxy), "/", 390, ColorScheme.LIGHT)) {
            Page page = screen.page();
            page.locator(".menu-button").click();
            assertThat(page.locator(".menu-button")).hasAttribute("aria-expanded", "true");
            page.locator("#sections").getByText("Services").click();
            assertThat(screen.heading("Services")).isFocused();
            assertThat(page.locator("#sections")).isHidden();
        }
    }

    @Test
    void aChosenThemeIsRemembered() {
        try (Screen screen = Screen.open(Samples.base(proxy), "/")) {
            Page page = screen.page();
            page.locator(".theme").click();
            page.locator(".theme").click();
            assertThat(page.locator(":root")).hasAttribute("data-theme", "dark");
            page.reload();
            assertThat(page.locator(":root")).hasAttribute("data-theme", "dark");
            assertThat(page.locator(".theme")).containsText("dark");
        }
    }
}
