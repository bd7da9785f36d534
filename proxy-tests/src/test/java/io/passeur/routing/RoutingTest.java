package io.passeur.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.spi.Problem;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: %d\n\n%s";

    private static RawUpstream saying(String text) {
        return RawUpstream.respondingWith(OK.formatted(text.length(), text));
    }

    private static String service(String name, RawUpstream upstream) {
        return "[[http.services." + name + ".loadBalancer.servers]]\nurl = \"" + upstream.url() + "\"\n";
    }

    private static String router(String name, String rule, String service) {
        return "[http.routers." + name + "]\nrule = '" + rule + "'\nservice = '" + service + "'\n";
    }

    @Test
    void theLongestRuleWinsAndNoRuleGives404() {
        try (RawUpstream a = saying("a");
                RawUpstream b = saying("b");
                TestingProxy proxy = TestingProxy.start(router("short", "Host(`x.test`)", "a")
                        + router("long", "Host(`x.test`) && PathPrefix(`/b`)", "b")
                        + service("a", a)
                        + service("b", b))) {
            assertThat(proxy.get("x.test", "/").text()).isEqualTo("a");
            assertThat(proxy.get("X.test:80", "/b/c").text()).isEqualTo("b");
            RawMessage missing = proxy.get("y.test", "/");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.text()).isEqualTo("404 page not found\n");
        }
    }

    @Test
    void priorityBeatsLengthAndWildcardsAndRegexesCompeteWithHosts() {
        try (RawUpstream a = saying("a");
                RawUpstream b = saying("b");
                RawUpstream c = saying("c");
                TestingProxy proxy = TestingProxy.start(router("exact", "Host(`x.test`)", "a")
                        + router("wild", "Host(`*.test`)", "b")
                        + router("any", "HostRegexp(`.+`)", "c")
                        + "priority = 1\n"
                        + service("a", a)
                        + service("b", b)
                        + service("c", c))) {
            assertThat(proxy.get("x.test", "/").text()).isEqualTo("a");
            assertThat(proxy.get("y.test", "/").text()).isEqualTo("b");
            assertThat(proxy.get("z.y.test", "/").text()).isEqualTo("c");
        }
    }

    @Test
    void aBrokenElementDisablesOnlyItselfAndSaysWhy() {
        try (RawUpstream a = saying("a");
                TestingProxy proxy = TestingProxy.start(router("good", "Host(`good.test`)", "a")
                        + router("typo", "Host(`typo.test`)", "aa")
                        + router("syntax", "Hots(`x.test`)", "a")
                        + router("guarded", "Host(`guarded.test`)", "a")
                        + "middlewares = ['missing']\n"
                        + service("a", a))) {
            assertThat(proxy.get("good.test", "/").text()).isEqualTo("a");
            assertThat(proxy.get("typo.test", "/").status()).isEqualTo(404);
            assertThat(proxy.get("guarded.test", "/").status()).isEqualTo(404);
            var guarded = requireNonNull(
                    proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("guarded", "testing")));
            assertThat(guarded.status()).isEqualTo(Status.DISABLED);
            assertThat(guarded.errors()).containsExactly("middleware \"missing@testing\" does not exist");
            assertThat(proxy.view().problems())
                    .extracting(Problem::path)
                    .containsExactlyInAnyOrder(
                            "http.routers.guarded@testing", "http.routers.syntax@testing", "http.routers.typo@testing");
            assertThat(proxy.view().problems().toString()).contains("the service \"aa@testing\" does not exist");
        }
    }

    @Test
    void aRouterWithSeveralFaultsNamesThemAll() {
        String wrong = router("wrong", "Hots(`x.test`)", "missing") + "middlewares = ['one', 'two']\n";
        try (TestingProxy proxy = TestingProxy.start(wrong)) {
            var view =
                    requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("wrong", "testing")));
            assertThat(view.errors())
                    .containsExactly(
                            "rule: column 1: unsupported function: Hots; did you mean \"Host\"?",
                            "middleware \"one@testing\" does not exist",
                            "middleware \"two@testing\" does not exist",
                            "the service \"missing@testing\" does not exist");
        }
    }

    @Test
    void chainsThatLeadBackAreRefusedByTheirPath() {
        String chains = "[http.middlewares.x.chain]\nmiddlewares = ['y']\n"
                + "[http.middlewares.y.chain]\nmiddlewares = ['x']\n";
        try (TestingProxy proxy = TestingProxy.start(chains)) {
            var view =
                    requireNonNull(proxy.view().elements(HttpKinds.MIDDLEWARES).get(new QualifiedName("x", "testing")));
            assertThat(view.errors())
                    .containsExactly("could not instantiate middleware x@testing: recursion detected in"
                            + " middleware:x@testing->middleware:y@testing->middleware:x@testing");
        }
    }

    @Test
    void anUnknownEntryPointWarnsAndNoneDisables() {
        try (RawUpstream a = saying("a");
                TestingProxy proxy = TestingProxy.start(router("both", "Host(`both.test`)", "a")
                        + "entryPoints = ['web', 'wbe']\n"
                        + router("none", "Host(`none.test`)", "a")
                        + "entryPoints = ['wbe']\n"
                        + service("a", a))) {
            assertThat(proxy.get("both.test", "/").text()).isEqualTo("a");
            var both =
                    requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("both", "testing")));
            assertThat(both.status()).isEqualTo(Status.WARNING);
            assertThat(both.errors()).containsExactly("entry point \"wbe\" does not exist; did you mean \"web\"?");
            var none =
                    requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("none", "testing")));
            assertThat(none.errors())
                    .containsExactly(
                            "none of its entry points exists: entry point \"wbe\" does not exist; did you mean \"web\"?");
        }
    }

    @ParameterizedTest
    @CsvSource({"websecure, true", "https, true", "insecure, false", "web, false"})
    void aRouterWithoutTlsWhereOnlyBrowsersWithTlsComeWarns(String entryPoint, boolean warns) throws IOException {
        try (RawUpstream a = saying("a");
                TestingProxy proxy = TestingProxy.start(
                        router("plain", "Host(`plain.test`)", "a") + "entryPoints = ['" + entryPoint + "']\n"
                                + router("both", "Host(`both.test`)", "a") + "entryPoints = ['" + entryPoint
                                + "', 'other']\n" + router("secure", "Host(`secure.test`)", "a") + "entryPoints = ['"
                                + entryPoint + "']\ntls = {}\n" + service("a", a),
                        "--entrypoints." + entryPoint + ".address=127.0.0.1:0",
                        "--entrypoints.other.address=127.0.0.1:0")) {
            assertThat(proxy.view().problems())
                    .hasSize(warns ? 1 : 0)
                    .allSatisfy(problem -> assertThat(problem.toString())
                            .contains("http.routers.plain@testing: has no \"tls\" section", entryPoint));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Host(`http://a.test`); Host takes host names only",
                "Path(`/`) && (Host(`b.test`) || Host(`a.test:8080`)); Host takes host names only",
                "HostRegexp(`{sub:[a-z]+}.a.test`); {name:pattern} in HostRegexp is of Traefik 2",
                "PathPrefix(`/{id:[0-9]+}`); {name} in a path is of Traefik 2",
                "Host(`a.test`) && PathRegexp(`^/x{2}$`);",
                "HostRegexp(`^[a-z]{2}[.]test$`);",
                "Header(`X`, `http://a:80`) && Host(`a.test`);"
            })
    void rulesThatHardlyMeanWhatTheySayWarn(String rule, String words) throws IOException {
        try (RawUpstream a = saying("a");
                TestingProxy proxy = TestingProxy.start(router("r", rule, "a") + service("a", a))) {
            assertThat(proxy.view().problems())
                    .hasSize(words == null ? 0 : 1)
                    .allSatisfy(problem -> assertThat(problem.message()).contains(words));
        }
    }

    @Test
    void countsNameOneElementInTheSingular() {
        try (RawUpstream a = saying("a");
                TestingProxy proxy = TestingProxy.start(router("one", "Host(`one.test`)", "a")
                        + router("two", "Host(`two.test`)", "missing")
                        + service("a", a))) {
            assertThat(ElementCounts.of(proxy.view())).startsWith("2 routers (1 left out), 1 service, 0 middlewares");
        }
    }

    @Test
    void priorityAboveTheUsersMaximumIsRefused() {
        try (TestingProxy proxy = TestingProxy.start(
                router("top", "Host(`x.test`)", "noop@internal") + "priority = 9223372036854775806\n")) {
            assertThat(proxy.view().problems().toString())
                    .contains("the router priority 9223372036854775806 exceeds the max user-defined priority"
                            + " 9223372036854774807");
        }
    }

    @Test
    void anUnknownRuleSyntaxIsRefused() {
        try (TestingProxy proxy =
                TestingProxy.start(router("r", "Host(`x.test`)", "noop@internal") + "ruleSyntax = 'v9'\n")) {
            assertThat(proxy.get("x.test", "/").status()).isEqualTo(404);
            assertThat(proxy.view().problems().toString())
                    .contains("ruleSyntax: \"v9\" is not a rule syntax (expected: \"v2\" or \"v3\")");
        }
    }
}
