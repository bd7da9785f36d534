package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.Await;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services, strategies and matchers of plugins beside what is the proxy's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PluginPairsTest {

    private final Set<String> sick = ConcurrentHashMap.newKeySet();
    private final RawUpstream a = server();
    private final RawUpstream b = server();
    private final ReloadingProxy proxy = new ReloadingProxy();

    /** Says its own address. */
    private RawUpstream server() {
        return new RawUpstream(connection -> {
            String url = "http://127.0.0.1:" + connection.socket().getLocalPort();
            while (true) {
                boolean check = connection.readRequest().startLine().contains("/health");
                String status = check && sick.contains(url) ? "500 No" : "200 OK";
                connection.sendLines("HTTP/1.1 " + status + "\nContent-Length: " + url.length() + "\n\n" + url);
            }
        });
    }

    @AfterAll
    void stop() {
        proxy.close();
        a.close();
        b.close();
    }

    @Test
    void aServiceOfAPluginHasMiddlewaresAndStandsInAWeightedServiceThatSticks() {
        proxy.apply("""
                [http.routers.web]
                rule = 'Host(`web.test`)'
                service = 'parent'
                [http.services.parent.weighted]
                services = [{ name = 'one', weight = 1 }, { name = 'two', weight = 1 }]
                sticky = { cookie = { name = 'w' } }
                [http.services.one]
                middlewares = ['mark']
                [http.services.one.parrot]
                text = 'one'
                [http.services.two.parrot]
                child = 'app'
                [http.services.app.loadBalancer]
                servers = [{ url = '%s' }]
                [http.middlewares.mark.mark]
                """.formatted(a.url()));
        RawMessage first = proxy.get("web.test", "");
        RawMessage second = proxy.get("web.test", "");
        assertThat(Set.of(first.text(), second.text())).containsExactlyInAnyOrder("one", a.url());
        for (RawMessage response : new RawMessage[] {first, second}) {
            assertThat(response.value("X-Marked")).isEqualTo(response.text().equals("one") ? "answer" : "");
            String cookie = "Cookie: " + response.value("Set-Cookie").split(";")[0] + "\n";
            assertThat(proxy.get("web.test", cookie).text()).isEqualTo(response.text());
            assertThat(proxy.get("web.test", cookie).text()).isEqualTo(response.text());
        }
    }

    /** A parrot that is unsure fails when it is asked, so it counts as down. */
    @Test
    void aServiceOfAPluginThatIsDownGetsNothingFromItsParent() {
        proxy.apply("""
                [http.routers.web]
                rule = 'Host(`web.test`)'
                service = 'parent'
                [http.services.parent.weighted]
                services = [{ name = 'one', weight = 1 }, { name = 'two', weight = 1 }]
                healthCheck = {}
                [http.services.one]
                middlewares = ['mark']
                [http.services.one.parrot]
                text = 'unsure'
                [http.services.two]
                middlewares = ['mark']
                [http.services.two.parrot]
                text = 'sure'
                [http.middlewares.mark.mark]
                """);
        for (int i = 0; i < 4; i++) {
            assertThat(proxy.get("web.test", "").text()).isEqualTo("sure");
        }
    }

    @Test
    void aStrategyOfAPluginPicksForWhoHasNoSessionOrOneWithAServerThatIsDown() {
        String last = a.url().compareTo(b.url()) > 0 ? a.url() : b.url();
        String other = last.equals(a.url()) ? b.url() : a.url();
        proxy.apply("""
                [http.routers.web]
                rule = 'Host(`web.test`)'
                service = 'app'
                [http.services.app.loadBalancer]
                strategy = 'lastByName'
                servers = [{ url = '%s' }, { url = '%s' }]
                sticky = { cookie = { name = 's' } }
                healthCheck = { path = '/health', interval = '20ms', unhealthyInterval = '20ms' }
                """.formatted(a.url(), b.url()));
        RawMessage first = proxy.get("web.test", "");
        assertThat(first.text()).isEqualTo(last);
        String toLast = "Cookie: " + first.value("Set-Cookie").split(";")[0] + "\n";

        sick.add(last);
        awaitStatus(last, "DOWN");
        RawMessage second = proxy.get("web.test", toLast);
        assertThat(second.text()).isEqualTo(other);
        String toOther = "Cookie: " + second.value("Set-Cookie").split(";")[0] + "\n";

        sick.clear();
        awaitStatus(last, "UP");
        assertThat(proxy.get("web.test", toOther).text()).isEqualTo(other);
        assertThat(proxy.get("web.test", toLast).text()).isEqualTo(last);
        assertThat(proxy.get("web.test", "").text()).isEqualTo(last);
    }

    private void awaitStatus(String server, String status) {
        Await.until(() -> status.equals(proxy.proxy()
                .view()
                .servers(HttpKinds.SERVICES, new QualifiedName("app", "testing"))
                .serverStatus()
                .get(server)));
    }

    /** What the v2 syntax adds, and arguments in its form, beside a matcher of a plugin. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v2 | Tenant(`acme`) && PathPrefix(`/a/{id:[0-9]+}`, `/b`) | /a/7",
                "v2 | PathPrefix(`/b`) && !Tenant(`other`)                 | /b",
                "v3 | Tenant(`acme`) && PathRegexp(`^/a/[0-9]+`)           | /a/7"
            })
    void aMatcherOfAPluginIsExplainedInBothSyntaxes(String syntax, String rule, String path) {
        proxy.apply("""
                [http.routers.web]
                rule = '%s'
                ruleSyntax = '%s'
                service = 'noop@internal'
                """.formatted(rule, syntax));
        assertThat(proxy.proxy().get("acme.tenants.test", path).status()).isEqualTo(418);
        assertThat(proxy.proxy().get("other.tenants.test", path).status()).isEqualTo(404);
        String query = "/api/passeur/explain?entryPoint=web&url=http://%s.tenants.test" + path;
        assertThat(proxy.own(query.formatted("acme"))).contains("\"router\":\"web@testing\"");
        assertThat(proxy.own(query.formatted("other"))).contains("tenant is other", "web@testing");
    }
}
