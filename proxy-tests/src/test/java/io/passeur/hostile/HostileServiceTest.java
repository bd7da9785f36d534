package io.passeur.hostile;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a service of a plugin does when it is made or started: other routers, later reloads and the API go on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileServiceTest {

    private static final String LIMIT = "passeur.plugins.callLimit";

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

    @BeforeAll
    static void hurry() {
        System.setProperty(LIMIT, "500");
    }

    @AfterAll
    static void takeTime() {
        System.clearProperty(LIMIT);
    }

    @BeforeEach
    void hold() {
        Behaviour.hold();
    }

    @AfterEach
    void release() {
        Behaviour.release();
    }

    static Stream<Arguments> parts() {
        List<Arguments> all = new ArrayList<>();
        add(all, SERVICE, List.of("create", "start"));
        return all.stream();
    }

    private static void add(List<Arguments> all, String table, List<String> methods) {
        for (String method : methods) {
            for (Behaviour behaviour : Behaviour.values()) {
                if (behaviour != Behaviour.WORKS && behaviour != Behaviour.NEVER_RETURNS_WHATEVER_HAPPENS) {
                    all.add(Arguments.of(method, behaviour, table.formatted(method, behaviour)));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("parts")
    void aHostileServiceCostsItsOwnRoutersAlone(String method, Behaviour behaviour, String table) {
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(
                        GOOD + table, "--api.insecure=true", "--entrypoints.traefik.address=127.0.0.1:0");
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: hostile.test\n\n");
            goesOn(proxy);
            proxy.push(GOOD + GOOD.replace("good", "later") + table);
            Await.until(() -> status(proxy.port(), "later.test", "/") == 200);
            proxy.push(GOOD);
            Await.until(() -> status(proxy.port(), "later.test", "/") == 404);
            goesOn(proxy);
            if (isNoticed(method, behaviour)) {
                log.awaitLineWith(HostilePartsPlugin.class.getName());
            }
        }
    }

    /** A method without a result returns what it likes. */
    private static boolean isNoticed(String method, Behaviour behaviour) {
        boolean silent = method.equals("start") && behaviour == Behaviour.RETURNS_NULL;
        return !silent;
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
