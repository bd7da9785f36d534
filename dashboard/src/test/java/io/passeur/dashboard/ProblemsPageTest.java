package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

    @Test
    void saysWhatIsWrongWhereItWasWrittenAndHowItIsMended() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/problems")) {
            Locator problem =
                    screen.page().locator(".problem").filter(new Locator.FilterOptions().setHasText("broken@testing"));
            assertThat(problem.locator(".problem-message")).containsText("secrue");
            assertThat(problem.locator(".source")).containsText("test.toml:11");
            assertThat(problem.locator(".remedy")).containsText("Write secure");
            problem.getByText("broken").first().click();
            assertThat(screen.heading("broken@testing")).isFocused();
        }
    }

    @Test
    void saysThatARouterNeedsAnEntryPointThatExists() {
        String router =
                "[http.routers.lost]\nrule = 'Path(`/`)'\nentryPoints = ['public']\nservice = 'noop@internal'\n";
        try (TestingProxy proxy = Samples.start(router);
                Screen screen = Screen.open(Samples.base(proxy), "/problems?status=error")) {
            assertThat(screen.page().locator(".problem .remedy")).containsText("Name an entry point of the static");
        }
    }

    @Test
    void canBeNarrowed() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/problems?status=warning")) {
            assertThat(screen.page().locator(".problem")).hasCount(1);
            assertThat(screen.page().locator(".problem")).containsText("wbe");
            screen.link("All 2").click();
            screen.search().fill("secrue");
            assertThat(screen.page().locator(".problem")).hasCount(1);
            screen.search().fill("nothing of that kind");
            assertThat(screen.heading("No matches")).isVisible();
        }
    }

    @Test
    void isCalmWithoutAny() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/problems")) {
            assertThat(screen.heading("Everything works")).isVisible();
        }
    }
}
