package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a request takes the way that it takes. */
class ExplainTest {

    private static final String DYNAMIC = """
            [http.routers.shop]
            rule = 'Host(`shop.example`) && PathPrefix(`/cart`) && !Header(`X-Beta`, `yes`)'
            service = 's'
            middlewares = ['m']
            [http.routers.beta]
            rule = 'Host(`shop.example`) && (Header(`X-Beta`, `yes`) || Query(`beta`))'
            service = 's'
            priority = 500
            [http.routers.fallback]
            rule = 'Host(`shop.example`)'
            service = 's'
            [http.routers.safe]
            rule = 'Host(`safe.example`)'
            service = 's'
            [http.routers.safe.tls]
            [http.routers.back]
            rule = 'Host(`back.example`)'
            service = 's'
            entryPoints = ['back']
            [http.routers.broken]
            rule = 'Host(`shop.example`)'
            service = 'none'
            [http.routers.brokenToo]
            rule = 'Host(`quite.different`)'
            service = 'none'
            [http.routers.astray]
            rule = 'Host(`astray.example`) && Path(`/x`)'
            entryPoints = ['wbe']
            service = 's'
            [http.services.s.loadBalancer]
            servers = [{url = 'http://127.0.0.1:1'}]
            [http.middlewares.m.chain]
            middlewares = []
            """ + Asking.ROUTER;

    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        proxy = TestingProxy.start(
                DYNAMIC, "--api", "--entrypoints.web.asdefault", "--entrypoints.back.address=127.0.0.1:0");
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    private static RawMessage explain(String url, String more) {
        String query = "?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + "&entryPoint=web" + more;
        return Asking.get(proxy.port(), "/api/passeur/explain" + query);
    }

    @Test
    void eachRouterThatIsConsideredSaysWhyNot() {
        assertThat(explain("http://Shop.example/%63art", "").text())
                .isEqualTo("{\"method\":\"GET\",\"url\":\"http://Shop.example/%63art\",\"entryPoint\":\"web\","
                        + "\"host\":\"shop.example\",\"path\":\"/cart\","
                        + "\"chosen\":{\"router\":\"shop@testing\",\"middlewares\":[\"m@testing\"],"
                        + "\"service\":\"s@testing\"},\"considered\":["
                        + "{\"router\":\"beta@testing\",\"priority\":500,\"rule\":\"Host(`shop.example`) \\u0026\\u0026"
                        + " (Header(`X-Beta`, `yes`) || Query(`beta`))\",\"matched\":false,\"failed\":["
                        + "{\"clause\":\"Header(`X-Beta`, `yes`)\",\"reason\":\"request has no header X-Beta\"},"
                        + "{\"clause\":\"Query(`beta`)\",\"reason\":\"query has no parameter \\\"beta\\\"\"}]},"
                        + "{\"router\":\"shop@testing\",\"priority\":71,\"rule\":\"Host(`shop.example`) \\u0026\\u0026"
                        + " PathPrefix(`/cart`) \\u0026\\u0026 !Header(`X-Beta`, `yes`)\",\"matched\":true},"
                        + "{\"router\":\"api@testing\",\"priority\":21,\"rule\":\"Host(`api.localhost`)\","
                        + "\"matched\":false,\"failed\":[{\"clause\":\"Host(`api.localhost`)\","
                        + "\"reason\":\"Host is \\\"shop.example\\\"\"}]},"
                        + "{\"router\":\"fallback@testing\",\"priority\":20,\"rule\":\"Host(`shop.example`)\","
                        + "\"matched\":true}],"
                        + "\"leftOut\":[{\"router\":\"broken@testing\",\"errors\":[\"the service \\\"none@testing\\\" does"
                        + " not exist\"]}]}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/cart,&header=X-Beta:%20yes,beta",
        "http://shop.example/cart,&header=x-beta:no&header=X-BETA:yes,beta",
        "http://shop.example/?beta,&method=POST,beta",
        "http://shop.example/x/../cart,'',shop",
        "http://shop.example,'',fallback",
        "http://shop.example/cart#top,'',shop",
        "https://safe.example/,'',safe",
    })
    void theChosenRouterIsTheOneThatTheRequestWouldTake(String url, String more, String router) {
        assertThat(explain(url, more).text()).contains("\"chosen\":{\"router\":\"" + router + "@testing\"");
    }

    @ParameterizedTest
    @CsvSource({
        "http://safe.example/,'{\"router\":\"safe@testing\",\"reason\":\"it has tls, so it accepts https:// only\"}'",
        "https://shop.example/,'{\"router\":\"fallback@testing\",\"reason\":\"it has no tls, so it accepts http:// only\"}'",
        "http://back.example/,'{\"router\":\"back@testing\",\"reason\":\"it is on entry point back\"}'",
    })
    void routersThatWouldMatchElsewhereAreNamed(String url, String expected) {
        assertThat(explain(url, "").text()).doesNotContain("\"chosen\"").contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ?url=&entryPoint=web | url: \\\"\\\" is not a URL (expected: http://host/path or https://host/path)",
                "400 | ?url=ftp://a/&entryPoint=web | url: \\\"ftp://a/\\\" is not a URL (expected: http://host/path or https://host/path)",
                "400 | ?url=http://a:7777/ | entryPoint: no entry point is on port 7777 (expected: one of back, web)",
                "400 | ?url=http://a/%25zz&entryPoint=web | url: \\\"http://a/%zz\\\" is not a URL (expected: http://host/path or https://host/path)",
                "404 | ?url=http://a/&entryPoint=x | entry point not found: x",
                "400 | ?url=http://a/&entryPoint=web&header=x | header: \\\"x\\\" is not a header (expected: Name: value)",
                "400 | ?url=http://a/&entryPoint=web&clientIP=localhost | clientIP: \\\"localhost\\\" is not an IP address",
            })
    void whatIsWrongIsSaid(int status, String query, String message) {
        RawMessage answer = Asking.get(proxy.port(), "/api/passeur/explain" + query);

        assertThat(answer.text()).isEqualTo("{\"message\":\"" + message + "\"}\n");
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void routersThatAreLeftOutAreNamedIfTheyMayBeMeant() {
        assertThat(explain("http://astray.example/x", "").text())
                .contains("\"leftOut\":[{\"router\":\"astray@testing\",\"errors\":[\"none of its entry points exists:"
                        + " entry point \\\"wbe\\\" does not exist; did you mean \\\"web\\\"?\"]}]");
        assertThat(explain("http://quite.differnt/", "").text())
                .contains("\"leftOut\":[{\"router\":\"brokenToo@testing\"");
    }

    @Test
    void ofManyRoutersTheClosestAreShown() {
        StringBuilder many = new StringBuilder(Asking.ROUTER);
        for (int i = 0; i < 300; i++) {
            many.append("[http.routers.r%d]\nrule = 'Host(`%d.example`) && Path(`/x`)'\nservice = 'noop@internal'\n"
                    .formatted(i, i));
        }
        try (TestingProxy crowded = TestingProxy.start(many.toString(), "--api")) {
            String text = Asking.get(crowded.port(), "/api/passeur/explain?entryPoint=web&url=http://299.example/y")
                    .text();
            assertThat(text.split("\"router\":", -1)).hasSize(101);
            assertThat(text).contains("\"router\":\"r299@testing\"", "\"omitted\":201}");
        }
    }
}
