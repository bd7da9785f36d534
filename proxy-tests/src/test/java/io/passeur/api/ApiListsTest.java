package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, search, filters, orders and errors. */
class ApiListsTest {

    private static final String DYNAMIC = """
            [http.routers.one]
            rule = 'Host(`alpha.example`)'
            service = 'small'
            priority = 10
            [http.routers.two]
            rule = 'Host(`beta.example`)'
            service = 'big@testing'
            middlewares = ['steps']
            priority = 9
            [http.routers.three]
            rule = 'Path(`/three`)'
            service = 'nowhere'
            priority = 100
            [http.routers.four]
            rule = 'Host(`delta.example`)'
            service = 'small'
            entryPoints = ['other', 'ghost']
            priority = 8
            ['http'.'routers'.'sub/five']
            rule = 'Host(`five.example`)'
            service = 'mixed'
            priority = 7

            [http.services.small.loadBalancer]
            servers = [{url = 'http://127.0.0.1:1'}]
            [http.services.big.loadBalancer]
            servers = [{url = 'http://127.0.0.1:1'}, {url = 'http://127.0.0.1:2'}]
            [http.services.mixed.weighted]
            services = [{name = 'small'}]

            [http.middlewares.steps.chain]
            middlewares = []
            [http.middlewares.lonely.chain]
            middlewares = ['ghost']
            """ + Asking.ROUTER;

    private static final String ROUTERS = "/api/http/routers";

    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        proxy = TestingProxy.start(
                DYNAMIC,
                "--api",
                "--api.dashboard=false",
                "--entrypoints.web.asdefault",
                "--entrypoints.other.address=127.0.0.1:0");
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    private static List<String> names(String path) {
        return Asking.names(Asking.get(proxy.port(), path)).stream()
                .map(name -> name.replace("@testing", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                             | api four one sub/five three two",
                "?search=EXAMPLE                | four one sub/five two",
                "?search=four                   | four",
                "?search=nothing                | ''",
                "?status=disabled               | three",
                "?status=Warning                | four",
                "?status=enabled                | api one sub/five two",
                "?serviceName=small             | four one",
                "?serviceName=small@testing     | four one",
                "?serviceName=big               | two",
                "?serviceName=small@file        | ''",
                "?middlewareName=steps@testing  | two",
                "?middlewareName=ste            | ''",
                "?search=example&serviceName=small&status=enabled | one",
                "?direction=desc                | two three sub/five one four api",
                "?sortBy=priority               | sub/five four two one api three",
                "?sortBy=priority&direction=desc | three api one two four sub/five",
                "?sortBy=rule                   | one api two four sub/five three",
                "?sortBy=service&search=example | two sub/five four one",
                "?sortBy=status                 | three api one sub/five two four",
                "?sortBy=entryPoints            | four api one sub/five three two",
                "?sortBy=provider               | api four one sub/five three two",
                "?sortBy=shoeSize               | api four one sub/five three two",
            })
    void routersAreFoundAndOrdered(String query, String expected) {
        assertThat(String.join(" ", names(ROUTERS + query))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services               | api@internal big mixed noop@internal small",
                "services?search=I      | api@internal big mixed noop@internal small",
                "services?search=big    | big",
                "services?sortBy=type   | api@internal noop@internal big small mixed",
                "services?sortBy=servers&direction=desc | big small noop@internal mixed api@internal",
                "services?sortBy=provider | api@internal noop@internal big mixed small",
                "middlewares            | lonely steps",
                "middlewares?status=disabled | lonely",
                "middlewares?sortBy=status | lonely steps",
                "middlewares?sortBy=type&direction=desc | steps lonely",
                "middlewares?search=STEP | steps",
            })
    void othersAreFoundAndOrdered(String path, String expected) {
        assertThat(String.join(" ", names("/api/http/" + path))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "?per_page=2,api four,2",
        "?per_page=2&page=2,one sub/five,3",
        "?per_page=2&page=3,three two,1",
        "?per_page=4&page=2,three two,1",
        "?per_page=6,api four one sub/five three two,1",
        "?page=&per_page=2147483647,api four one sub/five three two,1",
        "?page=1&search=nothing,'',1",
    })
    void listsHavePages(String query, String expected, String next) {
        RawMessage answer = Asking.get(proxy.port(), ROUTERS + query);

        assertThat(String.join(" ", Asking.names(answer)).replace("@testing", ""))
                .isEqualTo(expected);
        assertThat(answer.values("X-Next-Page")).containsExactly(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | /api/http/routers?page=3&per_page=6    | invalid request: page: 3, per_page: 6",
                "400 | /api/http/routers?per_page=0           | invalid request: per_page: 0",
                "400 | /api/http/routers?per_page=-1          | invalid request: per_page: -1",
                "400 | /api/http/routers?page=x               | invalid request: page: x",
                "400 | /api/http/routers?page=2147483648      | invalid request: page: 2147483648",
                "400 | /api/http/routers?page=2147483647&per_page=2147483647 | invalid request: page: 2147483647, per_page: 2147483647",
                "400 | /api/tcp/routers?page=2                | invalid request: page: 2, per_page: 100",
                "404 | /api/http/routers/x@file               | router not found: x@file",
                "404 | /api/http/routers/one                  | router not found: one",
                "404 | /api/http/routers/<x>@file             | router not found: \\u003cx\\u003e@file",
                "404 | /api/http/services/x@file              | service not found: x@file",
                "404 | /api/http/middlewares/x%2Fy@file       | middleware not found: x/y@file",
                "404 | /api/tcp/routers/x@file                | router not found: x@file",
                "404 | /api/udp/services/x@file               | service not found: x@file",
                "404 | /api/entrypoints/x                     | entry point not found: x",
            })
    void whatIsWrongIsSaid(int status, String path, String message) {
        RawMessage answer = Asking.get(proxy.port(), path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo("{\"message\":\"" + message + "\"}\n");
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.value("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/http",
                "/api/http/routers/",
                "/api/http/routers/a/b",
                "/api/overview/x",
                "/x"
            })
    void elsewhereIsNothing(String path) {
        RawMessage answer = Asking.get(proxy.port(), path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/http/routers",
        "DELETE,/api/http/routers/one@testing",
        "HEAD,/api/overview",
        "PUT,/api/rawdata",
    })
    void isForReadingOnly(String method, String path) {
        RawMessage answer = Asking.ask(proxy.port(), method, path, "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.value("Allow")).isEqualTo("GET");
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub%2Ffive@testing", "sub%2ffive%40testing"})
    void namesMayHoldSlashes(String id) {
        assertThat(Asking.get(proxy.port(), ROUTERS + "/" + id).text()).contains("\"name\":\"sub/five@testing\"");
    }

    @ParameterizedTest
    @CsvSource({"'',other web", "?per_page=1&page=2,web"})
    void entryPointsHavePagesToo(String query, String expected) {
        assertThat(String.join(" ", names("/api/entrypoints" + query))).isEqualTo(expected);
    }
}
