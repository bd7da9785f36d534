package io.passeur.http.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.entrypoint.ImaginedRequest;
import io.passeur.http.routing.HttpRoutes;
import io.passeur.plugin.PluginLoader;
import io.passeur.plugin.Plugins;
import io.passeur.routing.Status;
import io.passeur.spi.Problem;
import io.passeur.spi.RoutedRequest;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matchers of rules that a plugin adds. */
class MatcherPluginTest {

    private final RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");

    @AfterEach
    void close() {
        upstream.close();
    }

    private static String router(String name, String rule, String options) {
        return """
                [http.routers.%s]
                rule = '%s'
                service = 's'
                %s
                """.formatted(name, rule, options);
    }

    private String service() {
        return "[http.services.s.loadBalancer]\nservers = [{ url = '" + upstream.url() + "' }]\n";
    }

    private static RoutedRequest toHost(String host) {
        return new ImaginedRequest(false, host, "/", null, "GET", HttpFields.EMPTY, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruleSyntax = 'v2'", "ruleSyntax = 'v3'"})
    void aPluginMatches(String syntax) {
        String rule = "Tenant(`acme`) && !tenant(`other`)";
        try (TestingProxy proxy = TestingProxy.start(router("acme", rule, syntax) + service())) {
            assertThat(proxy.get("acme.tenants.test", "/").text()).isEqualTo("ok");
            assertThat(proxy.get("other.tenants.test", "/").status()).isEqualTo(404);

            Rule parsed = requireNonNull(
                    proxy.view().part(HttpRoutes.class).rules().get(new QualifiedName("acme", "testing")));
            assertThat(parsed.requiredHosts()).contains(Set.of("acme.tenants.test"));
            assertThat(parsed.hosts()).containsExactly("acme.tenants.test");
            assertThat(parsed.explain(toHost("evil.test"))).hasToString("""
                    no   Tenant(`acme`) && !tenant(`other`)
                      no   Tenant(`acme`): tenant is evil
                      yes  !tenant(`other`)
                        no   tenant(`other`): tenant is evil
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failing()", "!Failing()", "Host(`web.test`) || Failing()", "!(Failing() && Path(`/`))"})
    void aMatcherThatFailsCostsItsOwnRuleAlone(String rule) {
        String toml = router("failing", rule, "priority = 900\n")
                + router("good", "Host(`web.test`) || Host(`good.test`)", "middlewares = []")
                + service();
        try (TestingProxy proxy = TestingProxy.start(toml)) {
            assertThat(proxy.get("good.test", "/").text()).isEqualTo("ok");
            assertThat(proxy.get("other.test", "/").status()).isEqualTo(404);
        }
    }

    @Test
    void aMatcherThatFailsIsExplained() {
        try (TestingProxy proxy = TestingProxy.start(router("failing", "!Failing()", "") + service())) {
            Rule rule = requireNonNull(
                    proxy.view().part(HttpRoutes.class).rules().get(new QualifiedName("failing", "testing")));

            assertThat(rule.explain(toHost("a")).toString())
                    .startsWith(
                            "no   !Failing(): plugin io.passeur.http.rule.TenantPlugin"
                                    + " (class path) failed in matches() of the matcher Failing:"
                                    + " java.lang.StackOverflowError: as a test wants it at io.passeur.http.rule.TenantPlugin$Failing.");
        }
    }

    @Test
    void aMatcherThatCannotBeMadeNamesItsPlugin() {
        try (TestingProxy proxy = TestingProxy.start(router("bad", "Unmade()", "") + service())) {
            var router =
                    requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("bad", "testing")));
            assertThat(router.status()).isEqualTo(Status.DISABLED);
            assertThat(router.errors())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "rule: column 1: plugin io.passeur.http.rule.TenantPlugin (class path) failed in create() of the"
                                    + " matcher Unmade: the class as a test wants it is missing from its jars at"
                                    + " io.passeur.http.rule.TenantPlugin.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tennant(`acme`) | rule: column 1: unsupported function: Tennant; did you mean \"Tenant\"?",
                "Path(`/`) && Tenant(`a`, `b`, `c`) | rule: column 14: unexpected number of parameters; got 3,"
                        + " expected one of [1 2] for matcher Tenant",
                "Tenant() | rule: column 1: no args for matcher Tenant, expected a string as in Tenant(`…`)",
                "Tenant(``) | rule: column 1: empty args for matcher Tenant, []",
                "Tenant(`A`) | rule: column 1: \"A\" is not a tenant; expected lower-case letters",
            })
    void whatCannotWorkDisablesTheRouterAlone(String rule, String message) {
        String toml = router("bad", rule, "") + router("good", "Host(`good.test`)", "") + service();
        try (TestingProxy proxy = TestingProxy.start(toml)) {
            var router =
                    requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("bad", "testing")));
            assertThat(router.status()).isEqualTo(Status.DISABLED);
            assertThat(router.errors()).containsExactly(message);
            assertThat(proxy.get("good.test", "/").text()).isEqualTo("ok");
        }
    }

    @Test
    void namesOfTheProxysOwnCannotBeTaken() {
        try (Plugins plugins = PluginLoader.load(getClass().getClassLoader(), null)) {
            assertThat(plugins.problems().stream().map(Problem::message))
                    .contains(
                            "matcher \"host\" of a plugin is not used: the name is built in",
                            "load-balancer strategy \"wrr\" of a plugin is not used: the name is built in");
        }
    }
}
