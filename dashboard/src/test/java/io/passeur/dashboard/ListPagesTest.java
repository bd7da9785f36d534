package io.passeur.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.passeur.testing.TestingProxy;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"routers", "services", "middlewares"})
    @SuppressWarnings("unchecked")
    void listWhatTheApiLists(String kind) {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/" + kind)) {
            assertThat(screen.rows().first()).isVisible();
            List<Map<String, Object>> elements = (List<Map<String, Object>>) screen.api("http/" + kind);
            String[] names = elements.stream()
                    .map(element -> (String) element.get("name"))
                    .toArray(String[]::new);
            assertThat(screen.rows().locator(".name")).hasText(names);
            String[] states = elements.stream()
                    .map(element -> Map.of("enabled", "Enabled", "warning", "Warning", "disabled", "Disabled")
                            .get(element.get("status")))
                    .toArray(String[]::new);
            assertThat(screen.page().locator("tbody td:nth-child(2)")).hasText(states);
        }
    }

    @Test
    void aBrokenRouterSaysWhy() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers")) {
            Locator row = screen.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText("broken@"));
            assertThat(row).containsText("Disabled");
            assertThat(row).containsText("did you mean \"secure");
        }
    }

    @Test
    void searchFilterAndOrderAreInTheAddress() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers")) {
            screen.search().fill("example.com");
            assertThat(screen.rows()).hasText(new String[] {"broken@testing", "half@testing", "shop@testing"});
            screen.link("Disabled 1").click();
            assertThat(screen.rows()).hasText(new String[] {"broken@testing"});
            assertThat(screen.page()).hasURL(Pattern.compile("search=example.com&status=disabled$"));

            screen.go("/http/routers?search=example.com");
            screen.page().getByRole(AriaRole.COLUMNHEADER).getByText("Priority").click();
            assertThat(screen.rows()).hasText(new String[] {"half@testing", "broken@testing", "shop@testing"});
            screen.page().getByRole(AriaRole.COLUMNHEADER).getByText("Priority").click();
            assertThat(screen.rows()).hasText(new String[] {"shop@testing", "broken@testing", "half@testing"});

            screen.page().reload();
            assertThat(screen.search()).hasValue("example.com");
            assertThat(screen.rows()).hasText(new String[] {"shop@testing", "broken@testing", "half@testing"});
            assertThat(screen.page().locator("[aria-sort=descending]")).hasText("Priority");
        }
    }

    @Test
    void sayWhenNothingFits() {
        try (TestingProxy proxy = Samples.start(Samples.EVERY_STATE);
                Screen screen = Screen.open(Samples.base(proxy), "/http/services?search=nowhere")) {
            assertThat(screen.heading("No matches")).isVisible();
            screen.link("Show all").click();
            assertThat(screen.rows()).not().hasCount(0);
        }
    }

    @Test
    void tenThousandRoutersComeInPages() {
        try (TestingProxy proxy = Samples.start(Samples.routers(10_000));
                Screen screen = Screen.open(Samples.base(proxy), "/http/routers?search=r0")) {
            assertThat(screen.rows()).hasCount(50);
            assertThat(screen.rows().first()).hasText("r00000@testing");
            screen.link("Next").click();
            assertThat(screen.rows().first()).hasText("r00050@testing");
            screen.search().fill("r09999");
            assertThat(screen.rows()).hasText(new String[] {"r09999@testing"});
            screen.go("/http/routers?search=r0&page=200");
            assertThat(screen.rows().last()).hasText("r09999@testing");
            assertThat(screen.link("Next")).hasCount(0);
        }
    }
}
