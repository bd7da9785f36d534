package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void aLostConnectionIsSeenAndMendsItself() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers")) {
            assertThat(screen.rows()).not().hasCount(0);
            screen.context().setOffline(true);
            assertThat(screen.page().locator(".trouble")).containsText("Connection lost");
            assertThat(screen.rows()).not().hasCount(0);

            screen.context().setOffline(false);
            assertThat(screen.page().locator(".trouble")).hasCount(0);
            screen.forgive();
        }
    }

    @Test
    void aPartThatDoesNotArriveIsAskedForAgain() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.heading("Overview")).isVisible();
            screen.page().route("**/pages/overview.js", Route::abort);
            screen.page().reload();
            assertThat(screen.page().getByRole(AriaRole.ALERT)).containsText("failed to load");
            screen.page().unroute("**/pages/overview.js");
            assertThat(screen.heading("Overview")).isVisible();
            screen.forgive();
        }
    }

    @Test
    void asksNothingWhileNobodyLooks() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.page().locator(".chart .line").first()).isAttached();
            hide(screen, true);
            screen.page().waitForLoadState(LoadState.NETWORKIDLE);
            int asked = screen.requests();
            proxy.push(Samples.EVERY_STATE);
            screen.page().waitForCondition(() -> proxy.view().problems().size() > 1);
            assertThat(screen.requests()).isEqualTo(asked);
            hide(screen, false);
            assertThat(screen.page().locator(".sentence")).containsText("1 error");
        }
    }

    /** Chromium without a screen has no other window that could cover this one. */
    private static void hide(Screen screen, boolean hidden) {
        screen.page().evaluate("""
                hidden => {
                    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
                    document.dispatchEvent(new Event('visibilitychange'));
                }""", hidden);
    }
}
