package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.passeur.testing.TestingProxy;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExplainPageTest {

    private static void ask(Screen screen, String url) {
        screen.page()
                .getByLabel("URL", new Page.GetByLabelOptions().setExact(true))
                .fill(url);
        screen.page().getByLabel("Entry point").selectOption("web");
        screen.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Explain"))
                .click();
    }

    private static Locator candidate(Screen screen, String router) {
        return screen.page().locator(".considered-one").filter(new Locator.FilterOptions().setHasText(router));
    }

    @Test
    void saysWhichRouterTakesARequestAndWhyOthersDoNot() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/explain")) {
            ask(screen, "http://shop.example.com/cart/7");

            assertThat(screen.page().locator(".verdict")).containsText("shop@testing takes this request");
            assertThat(screen.page().locator(".steps")).containsText("moved@testing");
            assertThat(candidate(screen, "half@testing").locator("mark")).hasText("Host(`half.example.com`)");
            assertThat(candidate(screen, "half@testing")).containsText("shop.example.com");
            assertThat(screen.page()).hasURL(Pattern.compile("explain\\?url=http%3A%2F%2Fshop"));
            assertThat(candidate(screen, "broken@testing")).hasCount(0);

            ask(screen, "http://broken.example.com/");
            assertThat(candidate(screen, "broken@testing")).containsText("secrue");
        }
    }

    /** The router's entry point is not on the URL's usual port. */
    @Test
    void aRouterLeadsToARequestOnItsOwnEntryPoint() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers/half%40testing")) {
            screen.link("Explain a request").click();

            assertThat(screen.page().locator(".verdict")).containsText("half@testing takes this request");
        }
    }

    @Test
    void saysWhyThereIsNone() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(
                        Samples.base(proxy), "/explain?url=http%3A%2F%2Fshop.example.com%2Fother&entryPoint=web")) {
            assertThat(screen.page().locator(".verdict")).containsText("404");
            assertThat(candidate(screen, "shop@testing").locator("mark")).hasText("PathPrefix(`/cart`)");
        }
    }

    @Test
    void saysWhatIsWrongWithTheQuestion() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/explain")) {
            ask(screen, "nonsense");
            assertThat(screen.page().locator("main [role=status]")).containsText("is not a URL");
            screen.forgive();
        }
    }
}
