package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A server that refuses connections is named in the log, among the upstreams and among the problems. */
@Timeout(60)
final class UnreachableServerTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    private static String toml(String url) {
        return """
                [http.routers.r]
                rule = 'Host(`a`)'
                service = 's'
                [http.routers.api]
                rule = 'Host(`api.localhost`)'
                service = 'api@internal'
                [http.services.s.loadBalancer]
                servers = [{url = '%s'}]
                """.formatted(url);
    }

    private static String api(TestingProxy proxy, String path) {
        try (RawConnection connection = proxy.connect()) {
            return connection
                    .sendLines("GET /api/passeur/" + path + " HTTP/1.1\nHost: api.localhost\n\n")
                    .readResponse()
                    .text();
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<String> complaints(String url) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(url))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "h2c", "https"})
    void isNamedOnceInTheLogAndShownWhileItLasts(String scheme) throws Exception {
        String url = scheme + "://127.0.0.1:" + unusedPort();
        try (TestingProxy proxy = TestingProxy.start(toml(url), "--api")) {
            assertThat(api(proxy, "problems")).isEqualTo("[]\n");
            for (int i = 0; i < 3; i++) {
                assertThat(proxy.get("a", "/").status()).isEqualTo(502);
            }
            assertThat(complaints(url))
                    .containsExactly("service s@testing: server " + url
                            + ": no connection: Connection refused; the client gets 502");
            assertThat(api(proxy, "upstreams")).contains("\"lastError\":\"no connection: Connection refused\"");
            assertThat(api(proxy, "problems"))
                    .contains(
                            "\"severity\":\"warning\",\"path\":\"http.services.s@testing\",\"message\":\"server " + url
                                    + ": no connection: Connection refused\",\"kind\":\"service\"",
                            "\"source\":{\"file\":\"test.toml\"");
        }
    }

    @Test
    void isNoProblemAnyMoreOnceItResponds() throws Exception {
        int port = unusedPort();
        try (TestingProxy proxy = TestingProxy.start(toml("http://127.0.0.1:" + port), "--api")) {
            assertThat(proxy.get("a", "/").status()).isEqualTo(502);
            assertThat(proxy.view().problems()).hasSize(1);
            try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                Thread responder = new Thread(() -> respond(server));
                responder.start();
                assertThat(proxy.get("a", "/").status()).isEqualTo(204);
                responder.join();
            }
            assertThat(proxy.view().problems()).isEmpty();
            assertThat(api(proxy, "upstreams")).doesNotContain("lastError");
        }
    }

    private static void respond(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isForgottenWithItsConfiguration() throws Exception {
        try (TestingProxy proxy = TestingProxy.start(toml("http://127.0.0.1:" + unusedPort()), "--api")) {
            assertThat(proxy.get("a", "/").status()).isEqualTo(502);
            assertThat(proxy.view().problems()).hasSize(1);
            proxy.push(toml("http://127.0.0.1:" + unusedPort()));
            Await.until(() -> proxy.view().problems().isEmpty());
        }
    }

    @Test
    void credentialsInItsUrlAreNotLogged() throws Exception {
        int port = unusedPort();
        try (TestingProxy proxy = TestingProxy.start(toml("http://me:secret-1@127.0.0.1:" + port))) {
            try (RawConnection connection = proxy.connect()) {
                assertThat(connection
                                .sendLines("GET / HTTP/1.1\nHost: a\n\n")
                                .readResponse()
                                .status())
                        .isEqualTo(502);
            }
            assertThat(complaints("127.0.0.1:" + port)).isNotEmpty().noneMatch(line -> line.contains("secret-1"));
        }
    }
}
