package io.passeur.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever services, strategies and matchers of a plugin do instead of their work: other routers, later reloads and the
 * API go on, the plugin is named, and what it made is closed.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileServiceTest {

    private static final String LIMIT = "passeur.plugins.callLimit";
    private static final String WATCH_PERIOD = "passeur.plugins.watchPeriod";

    private static final String GOOD = """
            [http.routers.good]
            rule = 'Host(`good.test`)'
            service = 'whoami@internal'
            """;

    private static final String SERVICE = """
            [http.routers.hostile]
            rule = 'Host(`hostile.test`)'
            service = 'parent'
            [http.services.parent.weighted]
            services = [{ name = 'h', weight = 1 }]
            healthCheck = {}
            [http.services.h.hostile]
            method = '%s'
            behaviour = '%s'
            """;

    private static final String STRATEGY = """
            [http.routers.hostile]
            rule = 'Host(`hostile.test`)'
            service = 'h'
            [http.services.h.loadBalancer]
            strategy = '%s-%s'
            servers = [{ url = 'SERVER' }]
            """;

    private static final String MATCHER = """
            [http.routers.hostile]
            rule = 'Host(`hostile.test`) && Hostile(`%s`, `%s`)'
            service = 'whoami@internal'
            """;

    private final RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");

    @BeforeAll
    static void hurry() {
        System.setProperty(LIMIT, "500");
        System.setProperty(WATCH_PERIOD, "100");
    }

    @AfterAll
    static void takeTime() {
        System.clearProperty(LIMIT);
        System.clearProperty(WATCH_PERIOD);
    }

    @BeforeEach
    void hold() {
        Behaviour.hold();
        OpenObjects.forget();
    }

    /** Also what was made too late is closed. */
    @AfterEach
    void release() {
        Behaviour.release();
        upstream.close();
        Await.until(OpenObjects::areNone);
    }

    static Stream<Arguments> parts() {
        List<Arguments> all = new ArrayList<>();
        add(all, "service", SERVICE, List.of("create", "start", "handle", "isUp", "checksHealth", "close"));
        add(all, "strategy", STRATEGY, HostilePartsPlugin.STRATEGY_METHODS);
        add(all, "matcher", MATCHER, List.of("create", "matches", "requiredHosts", "domains"));
        return all.stream();
    }

    private static void add(List<Arguments> all, String part, String table, List<String> methods) {
        for (String method : methods) {
            for (Behaviour behaviour : Behaviour.values()) {
                if (behaviour != Behaviour.WORKS) {
                    all.add(Arguments.of(part, method, behaviour, table.formatted(method, behaviour)));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("parts")
    void aHostilePartCostsItsOwnRoutersAlone(String part, String method, Behaviour behaviour, String template) {
        String table = template.replace("SERVER", upstream.url());
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(
                        GOOD + table, "--api.insecure=true", "--entrypoints.traefik.address=127.0.0.1:0");
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: hostile.test\n\n");
            goesOn(proxy);
            Await.until(() -> isExpected(part, method, behaviour, proxy));
            proxy.push(GOOD + GOOD.replace("good", "later") + table);
            Await.until(() -> status(proxy.port(), "later.test", "/") == 200);
            proxy.push(GOOD);
            Await.until(() -> status(proxy.port(), "later.test", "/") == 404);
            goesOn(proxy);
            if (isNoticed(method, behaviour)) {
                log.awaitLineWith(HostilePartsPlugin.class.getName(), subject(part, method));
            }
        }
        if (method.equals("handle") && behaviour == Behaviour.RETURNS_NULL) {
            // Its request never ends, which keeps it in use.
            OpenObjects.forget();
        }
    }

    /** What clients of the hostile router get, once it is known what the plugin does. */
    private static boolean isExpected(String part, String method, Behaviour behaviour, TestingProxy proxy) {
        if (part.equals("service") && method.equals("handle")) {
            boolean silent = behaviour == Behaviour.RETURNS_NULL || neverReturns(behaviour);
            return silent || status(proxy.port(), "hostile.test", "/") == 500;
        }
        return status(proxy.port(), "hostile.test", "/") == expected(part, method, behaviour);
    }

    private static int expected(String part, String method, Behaviour behaviour) {
        boolean silent = behaviour == Behaviour.RETURNS_NULL;
        return switch (part + " " + method) {
            case "service start" -> silent ? 200 : 503;
            case "service isUp" -> 503;
            case "service close", "strategy close", "strategy pick" -> 200;
            default -> 404;
        };
    }

    private static boolean neverReturns(Behaviour behaviour) {
        return behaviour == Behaviour.NEVER_RETURNS || behaviour == Behaviour.NEVER_RETURNS_WHATEVER_HAPPENS;
    }

    private static String subject(String part, String method) {
        return method.equals("handle")
                ? "the service h@testing of the type hostile"
                : method + "() of the " + (part.equals("strategy") ? "load-balancing strategy" : part);
    }

    /** A method without a result returns what it likes. */
    private static boolean isNoticed(String method, Behaviour behaviour) {
        return behaviour != Behaviour.RETURNS_NULL
                || !List.of("start", "close", "handle").contains(method);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKS")
    void aMatcherThatCannotSayWhatItFoundIsExplainedAllTheSame(Behaviour behaviour) {
        String table = "[http.routers.hostile]\nrule = '!Hostile(`found`, `" + behaviour
                + "`)'\nservice = 'whoami@internal'\n";
        try (TestingProxy proxy =
                TestingProxy.start(GOOD + table, "--api.insecure=true", "--entrypoints.traefik.address=127.0.0.1:0")) {
            String path = "/api/passeur/explain?entryPoint=web&url=http://hostile.test/";
            try (RawConnection api = RawConnection.to(proxy.port("traefik"))) {
                api.sendLines("GET " + path + " HTTP/1.1\nHost: a\n\n");
                assertThat(api.readResponse().text())
                        .contains(HostilePartsPlugin.class.getName(), "found() of the matcher Hostile");
            }
            goesOn(proxy);
        }
    }

    /** It is interrupted, named and moved away, as a middleware is. */
    @Test
    void aServiceThatBlocksRunsOnThreadsOfItsOwnFromThenOn() {
        List<RawConnection> clients = new ArrayList<>();
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(GOOD + SERVICE.formatted("handle", Behaviour.NEVER_RETURNS))) {
            RawConnection first = proxy.connect().sendLines("GET / HTTP/1.1\nHost: hostile.test\n\n");
            clients.add(first);
            assertThat(first.readResponse().status()).isEqualTo(500);
            log.awaitLineWith(
                    "test.toml:10: http.services.h@testing: plugin " + HostilePartsPlugin.class.getName(),
                    "blocked a request thread for 0.5 seconds in the service h@testing of the type hostile at ",
                    "its requests now run on separate threads");
            log.awaitLineWith(
                    HostilePartsPlugin.class.getName(), "failed in the service h@testing", "woken while it blocked");

            for (int i = 0; i < 3 * Runtime.getRuntime().availableProcessors(); i++) {
                clients.add(proxy.connect().sendLines("GET / HTTP/1.1\nHost: hostile.test\n\n"));
            }
            assertThat(proxy.get("good.test", "/").status()).isEqualTo(200);
            Behaviour.release();
            assertThat(clients.stream().skip(1).map(RawConnection::readResponse))
                    .extracting(RawMessage::status)
                    .containsOnly(200);
        } finally {
            clients.forEach(RawConnection::close);
        }
    }

    /** The parrot passes requests on to the hostile service. */
    @Test
    void aFailureOfAChildIsNotItsParents() {
        String table = """
                [http.routers.hostile]
                rule = 'Host(`hostile.test`)'
                service = 'outer'
                [http.services.outer.parrot]
                child = 'h'
                [http.services.h.hostile]
                method = 'handle'
                behaviour = 'THROWS'
                """;
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(table)) {
            assertThat(proxy.get("hostile.test", "/").status()).isEqualTo(500);
            log.awaitLineWith(HostilePartsPlugin.class.getName(), "failed in the service h@testing");
            assertThat(log.count("outer@testing")).isZero();
        }
    }

    private static void goesOn(TestingProxy proxy) {
        Await.until(() -> status(proxy.port(), "good.test", "/") == 200
                && status(proxy.port("traefik"), "good.test", "/api/passeur/problems") == 200);
    }

    /** 0 if no response comes soon. */
    private static int status(int port, String host, String path) {
        try (RawConnection connection = RawConnection.to(port)) {
            connection.socket().setSoTimeout(500);
            connection.sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n");
            return connection.readResponse().status();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
