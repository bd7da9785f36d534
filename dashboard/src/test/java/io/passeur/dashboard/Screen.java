package io.passeur.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The dashboard in a browser window of its own. When it is closed, nothing may have been written into the console, and
 * nothing asked of anyone but the proxy.
 */
final class Screen implements AutoCloseable {

    /** A network interface that comes or goes on this machine breaks off requests of Chromium. */
    private static final String NETWORK_CHANGED = "ERR_NETWORK_CHANGED";

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private int requests;

    private Screen(String base, Browser.NewContextOptions options) {
        this.base = base;
        context = Chromium.browser().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
        page.onRequest(this::note);
    }

    /** @param base where {@code api/} and {@code dashboard/} are */
    static Screen open(String base, String place) {
        return open(base, place, 1440, ColorScheme.LIGHT);
    }

    static Screen open(String base, String place, int width, ColorScheme theme) {
        Screen screen = new Screen(
                base,
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(theme));
        screen.page.navigate(base + "dashboard/#" + place);
        return screen;
    }

    private void note(ConsoleMessage message) {
        boolean wrong = message.type().equals("error") || message.type().equals("warning");
        if (wrong && !message.text().contains(NETWORK_CHANGED)) {
            complaints.add(message.text() + " " + message.location());
        }
    }

    private void note(Request request) {
        requests++;
        if (!request.url().startsWith(base)) {
            outside.add(request.url());
        }
    }

    /** How many requests have been sent. */
    int requests() {
        return requests;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What the API answers to a path. */
    Object api(String path) {
        return page.evaluate("path => fetch('../api/' + path).then((response) => response.json())", path);
    }

    /** As if a link had been followed. */
    void go(String place) {
        page.evaluate("place => { location.hash = place; }", place);
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The rows of the list, without the one of titles. */
    Locator rows() {
        return page.locator("tbody [role=rowheader]");
    }

    /** The part of the page that carries a title. */
    Locator part(String title) {
        return page.locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(title).setExact(true))));
    }

    Locator search() {
        return page.getByRole(AriaRole.SEARCHBOX);
    }

    /** What axe-core finds wrong, by rule and element. */
    @SuppressWarnings("unchecked")
    List<String> violations() {
        page.evaluate(axe());
        return (List<String>) page.evaluate("""
                () => axe.run().then(({ violations }) =>
                    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`)))""");
    }

    private static String axe() {
        try (InputStream in = Screen.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has been wrong until now is what the test is about. */
    void forgive() {
        complaints.clear();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("console").isEmpty();
        assertThat(outside).as("requests to others").isEmpty();
    }
}
