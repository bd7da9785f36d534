package io.passeur.hostile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plugin does instead of its work: other routers, later reloads, the API and the end go on, and it is named. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePluginTest {

    private static final String LIMIT = "passeur.plugins.callLimit";
    private static final String WATCH_PERIOD = "passeur.plugins.watchPeriod";

    private static final String GOOD = """
            [http.routers.good]
            rule = 'Host(`good.test`)'
            service = 'whoami@internal'
            """;

    @BeforeAll
    static void hurry() {
        System.setProperty(LIMIT, "150");
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
        Await.until(OpenObjects::areNone);
    }

    static Stream<Arguments> middlewares() {
        return cases(List.of("create", "wrap", "invocationType", "close", "handle", "handleBlocking"));
    }

    static Stream<Arguments> providers() {
        return cases(List.of("create", "start", "reload", "close", "task", "tick"));
    }

    static Stream<Arguments> resolvers() {
        return cases(List.of(
                "create",
                "start",
                "activate",
                "request",
                "httpChallengeEntryPoint",
                "handlesTlsChallenges",
                "httpChallengeResponse",
                "tlsChallengeCertificate",
                "close"));
    }

    private static Stream<Arguments> cases(List<String> methods) {
        List<Arguments> all = new ArrayList<>();
        for (String method : methods) {
            for (Behaviour behaviour : Behaviour.values()) {
                if (behaviour != Behaviour.WORKS) {
                    all.add(Arguments.of(method, behaviour));
                }
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
                TestingProxy proxy = TestingProxy.start(
                        GOOD + hostile(method, behaviour),
                        "--api.insecure=true",
                        "--entrypoints.traefik.address=127.0.0.1:0");
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: hostile.test\n\n");
            goesOn(proxy);
            proxy.push(GOOD + "[http.routers.later]\nrule = 'Host(`later.test`)'\nservice = 'whoami@internal'\n"
                    + hostile(method, behaviour));
            Await.until(() -> status(proxy, "later.test") == 200);
            proxy.push(GOOD);
            Await.until(() -> status(proxy, "later.test") == 404);
            goesOn(proxy);
            if (isNoticed(method, behaviour)) {
                log.awaitLineWith(HostilePlugin.class.getName(), "h@testing");
            }
        }
    }

    /** A method without a result returns what it likes, and a middleware that may block takes its time. */
    private static boolean isNoticed(String method, Behaviour behaviour) {
        return switch (behaviour) {
            case RETURNS_NULL -> !List.of("close", "handle", "handleBlocking").contains(method);
            case NEVER_RETURNS, NEVER_RETURNS_WHATEVER_HAPPENS -> !method.equals("handleBlocking");
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aHostileProviderCostsItselfAlone(String method, Behaviour behaviour) {
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(GOOD, flags("providers.hostile", method, behaviour))) {
            goesOn(proxy);
            proxy.reload();
            proxy.push(GOOD.replace("good.test", "later.test"));
            Await.until(() -> status(proxy, "later.test") == 200);
            if (method.equals("close")) {
                proxy.close();
            }
            if (isNoticedOfProvider(method, behaviour)) {
                log.awaitLineWith(nameOfProvider(method));
            }
        }
    }

    private static String[] nameOfProvider(String method) {
        return List.of("task", "tick").contains(method)
                ? new String[] {"A task of the provider hostile failed", "at io.passeur.hostile."}
                : new String[] {HostilePlugin.class.getName(), method + "() of the provider hostile"};
    }

    /** A method without a result returns what it likes, and a task takes its time. */
    private static boolean isNoticedOfProvider(String method, Behaviour behaviour) {
        return switch (behaviour) {
            case RETURNS_NULL -> method.equals("create");
            case NEVER_RETURNS, NEVER_RETURNS_WHATEVER_HAPPENS ->
                !List.of("task", "tick").contains(method);
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("resolvers")
    void aHostileResolverCostsItselfAlone(String method, Behaviour behaviour) {
        String secure = "[http.routers.secure]\nrule = 'Host(`secure.test`)'\nservice = 'whoami@internal'\n"
                + "[http.routers.secure.tls]\ncertResolver = 'h'\n";
        try (SeenLog log = new SeenLog();
                TestingProxy proxy =
                        TestingProxy.start(GOOD + secure, flags("certificatesResolvers.h.hostile", method, behaviour));
                RawConnection authority = proxy.connect()) {
            authority.sendLines("GET /.well-known/acme-challenge/x HTTP/1.1\nHost: secure.test\n\n");
            if (method.equals("tlsChallengeCertificate")) {
                tlsChallenge(proxy.port());
            }
            goesOn(proxy);
            proxy.push(GOOD.replace("good.test", "later.test"));
            Await.until(() -> status(proxy, "later.test") == 200);
            if (method.equals("close")) {
                proxy.close();
            }
            if (isNoticedOfResolver(method, behaviour)) {
                log.awaitLineWith(HostilePlugin.class.getName(), method + "() of the certificate resolver h");
            }
        }
    }

    /** A method without a result returns what it likes, and not every challenge has a response. */
    private static boolean isNoticedOfResolver(String method, Behaviour behaviour) {
        return behaviour != Behaviour.RETURNS_NULL
                || List.of("create", "httpChallengeEntryPoint", "handlesTlsChallenges")
                        .contains(method);
    }

    /** As an authority does it; the handshake fails, since there is no certificate for it. */
    private static void tlsChallenge(int port) {
        assertThatThrownBy(() -> {
                    try (SSLSocket socket =
                            (SSLSocket) SSLSocketFactory.getDefault().createSocket("127.0.0.1", port)) {
                        socket.setSoTimeout(1000);
                        SSLParameters parameters = socket.getSSLParameters();
                        parameters.setApplicationProtocols(new String[] {"acme-tls/1"});
                        parameters.setServerNames(List.of(new SNIHostName("secure.test")));
                        socket.setSSLParameters(parameters);
                        socket.startHandshake();
                    }
                })
                .isInstanceOf(IOException.class);
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
        Await.until(() -> answers(proxy));
    }

    /** A lane that gets stuck may have got a connection just before; those that come later go elsewhere. */
    private static boolean answers(TestingProxy proxy) {
        return status(proxy.port(), "good.test", "/") == 200
                && status(proxy.port("traefik"), "good.test", "/api/passeur/problems") == 200;
    }

    private static int status(TestingProxy proxy, String host) {
        return status(proxy.port(), host, "/");
    }

    /** 0 if no response comes soon. */
    private static int status(int port, String host, String path) {
        try (RawConnection connection = RawConnection.to(port)) {
            connection.socket().setSoTimeout(1000);
            connection.sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n");
            return connection.readResponse().status();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
