package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.passeur.testing.TestingProxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OverviewPageTest {

    @Test
    @SuppressWarnings("unchecked")
    void showsTheNumbersOfTheApi() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.heading("Overview")).isVisible();
            Map<String, Map<String, Map<String, Integer>>> overview =
                    (Map<String, Map<String, Map<String, Integer>>>) screen.api("overview");
            for (String kind : List.of("Routers", "Services", "Middlewares")) {
                Map<String, Integer> numbers = overview.get("http").get(kind.toLowerCase(Locale.ROOT));
                int good = numbers.get("total") - numbers.get("warnings") - numbers.get("errors");
                Locator meter = screen.page()
                        .locator(".meter")
                        .filter(new Locator.FilterOptions().setHas(screen.heading(kind)));
                assertThat(meter.locator(".figure")).hasText(String.valueOf(numbers.get("total")));
                assertThat(meter.locator(".meter-parts")).containsText(good + " enabled");
                assertThat(meter.locator(".meter-parts")).containsText(numbers.get("warnings") + " warning");
                assertThat(meter.locator(".meter-parts")).containsText(numbers.get("errors") + " disabled");
            }
            assertThat(screen.part("Entry points").locator("h3")).hasText(new String[] {"traefik", "web"});
            assertThat(screen.part("This proxy")).containsText("Testing");
        }
    }

    @Test
    void saysWhatIsWrongAtAGlance() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.page().locator(".sentence")).containsText("1 error, 1 warning, 1 server down");
            assertThat(screen.part("Problems")).containsText("did you mean \"secure");
            assertThat(screen.part("Servers that are down")).containsText("http://127.0.0.1:1");
        }
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.page().locator(".sentence")).hasText("Everything works");
        }
    }

    /** The page's own requests are traffic as well. */
    @Test
    void countsTraffic() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            Locator port = screen.page()
                    .locator(".port")
                    .filter(new Locator.FilterOptions().setHas(screen.heading("traefik")));
            assertThat(port.locator("dd").first()).hasText(Pattern.compile("[1-9].*/s|0\\.[1-9]/s"));
            assertThat(port.locator(".chart .line").first()).isAttached();
        }
    }

    @Test
    void aPointOfTheChartCanBeLookedAt() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.page().locator(".board-picture .line").first()).isAttached();
            screen.page().locator(".board-picture").hover();
            assertThat(screen.page().locator(".board .big"))
                    .hasText(Pattern.compile(".*per second, at \\d\\d:\\d\\d:\\d\\d"));
            screen.heading("Overview").hover();
            assertThat(screen.page().locator(".board .big")).hasText(Pattern.compile(".*per second"));
        }
    }

    @Test
    void updatesByItself() {
        try (TestingProxy proxy = Samples.start("");
                Screen screen = Screen.open(Samples.base(proxy), "/")) {
            assertThat(screen.page().locator(".sentence")).hasText("Everything works");
            proxy.push(Samples.EVERY_STATE);
            assertThat(screen.page().locator(".sentence"))
                    .containsText(
                            "1 error",
                            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                    .setTimeout(30_000));
        }
    }
}
