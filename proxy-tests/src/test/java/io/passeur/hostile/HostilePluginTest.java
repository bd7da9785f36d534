package io.passeur.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plugin does instead of its work: other routers, later reloads, the API and the end go on, and it is named. */
class HostilePluginTest {

    private static final String LIMIT = "passeur.plugins.callLimit";

    private static final String GOOD = """
            [http.routers.good]
            rule = 'Host(`good.test`)'
            service = 'whoami@internal'
            """;

    @BeforeAll
    static void hurry() {
        System.setProperty(LIMIT, "500");
    }

    @AfterAll
    static void release() {
        System.clearProperty(LIMIT);
        Behaviour.RELEASED.countDown();
    }

    static Stream<Arguments> middlewares() {
        return cases(List.of("create", "wrap", "invocationType", "isCurrent", "close", "handle", "handleBlocking"));
    }

    static Stream<Arguments> providers() {
        return cases(List.of("create", "start", "reload", "close", "task", "tick"));
    }

    static Stream<Arguments> resolvers() {
        return cases(List.of(
                "create",
                "start",
                "activate",
                "want",
                "httpChallengeEntryPoint",
                "answersTlsChallenges",
                "httpAnswer",
                "tlsAnswer",
                "close"));
    }

    private static Stream<Arguments> cases(List<String> methods) {
        List<Arguments> all = new ArrayList<>();
        for (String method : methods) {
            for (Behaviour behaviour : Behaviour.values()) {
                all.add(Arguments.of(method, behaviour));
            }
        }
        return all.stream();
    }

    private static String hostile(String method, Behaviour behaviour) {
        return """
                [http.routers.hostile]
                rule = 'Host(`hostile.test`)'
                service = 'whoami@internal'
                middlewares = ['h']
                [http.middlewares.h.hostile]
                method = '%s'
                behaviour = '%s'
                """.formatted(method, behaviour);
    }

    @ParameterizedTest
    @MethodSource("middlewares")
    void aHostileMiddlewareCostsItsOwnRoutersAlone(String method, Behaviour behaviour) {
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(GOOD + hostile(method, behaviour), "--api.insecure=true", "--entrypoints.traefik.address=127.0.0.1:0");
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: hostile.test\n\n");
            goesOn(proxy);
            proxy.push(GOOD + "[http.routers.later]\nrule = 'Host(`later.test`)'\nservice = 'whoami@internal'\n"
                    + hostile(method, behaviour));
            Await.until(() -> proxy.get("later.test", "/").status() == 200);
            proxy.push(GOOD);
            Await.until(() -> proxy.get("later.test", "/").status() == 404);
            goesOn(proxy);
            if (behaviour != Behaviour.RETURNS_NULL || !List.of("close", "isCurrent", "handle", "handleBlocking").contains(method)) {
                log.awaitLineWith(HostilePlugin.class.getName(), "h@testing");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aHostileProviderCostsItselfAlone(String method, Behaviour behaviour) {
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(GOOD, flags("providers.hostile", method, behaviour))) {
            goesOn(proxy);
            proxy.reload();
            proxy.push(GOOD.replace("good.test", "later.test"));
            Await.until(() -> proxy.get("later.test", "/").status() == 200);
        }
    }

    @ParameterizedTest
    @MethodSource("resolvers")
    void aHostileResolverCostsItselfAlone(String method, Behaviour behaviour) {
        String secure = "[http.routers.secure]\nrule = 'Host(`secure.test`)'\nservice = 'whoami@internal'\n"
                + "[http.routers.secure.tls]\ncertResolver = 'h'\n";
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(
                        GOOD + secure, flags("certificatesResolvers.h.hostile", method, behaviour))) {
            goesOn(proxy);
            assertThat(proxy.get("good.test", "/.well-known/acme-challenge/x").status()).isIn(200, 404);
            proxy.push(GOOD.replace("good.test", "later.test"));
            Await.until(() -> proxy.get("later.test", "/").status() == 200);
        }
    }

    private static String[] flags(String path, String method, Behaviour behaviour) {
        return new String[] {
            "--" + path + ".method=" + method,
            "--" + path + ".behaviour=" + behaviour,
            "--api.insecure=true",
            "--entrypoints.traefik.address=127.0.0.1:0"
        };
    }

    private static void goesOn(TestingProxy proxy) {
        assertThat(proxy.get("good.test", "/").status()).isEqualTo(200);
        try (RawConnection api = RawConnection.to(proxy.port("traefik"))) {
            api.sendLines("GET /api/passeur/problems HTTP/1.1\nHost: a\n\n");
            assertThat(api.readResponse().status()).isEqualTo(200);
        }
    }
}
