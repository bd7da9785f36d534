package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import io.passeur.testing.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http2.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Goes through the tables of {@code docs/responses.md}: every row has a request that leads to it. */
@Timeout(60)
final class OwnResponsesTest {

    private static final Path GUIDE = Path.of("../docs/responses.md");
    private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

    /** Leads to one row, and returns the response; null if nobody receives it. */
    @FunctionalInterface
    private interface Scenario {
        @Nullable
        RawMessage run() throws Exception;
    }

    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

    private void scenario(int status, String when, Scenario scenario) {
        scenarios.put(status + " " + when, scenario);
    }

    @BeforeEach
    void requests() {
        scenario(400, "the request is malformed", () -> ask("noop@internal", "GET / HTTP/1.1\nHost: a\nno colon\n\n"));
        scenario(
                400,
                "`http.encodedCharacters` denies",
                () -> ask(
                        "noop@internal",
                        "GET /a%2Fb HTTP/1.1\nHost: a\n\n",
                        "--entrypoints.web.http.encodedCharacters.allowEncodedSlash=false"));
        scenario(404, "no router matches", () -> ask("noop@internal", "GET / HTTP/1.1\nHost: other\n\n"));
        scenario(408, "the body does not arrive", () -> {
            try (RawUpstream server = new RawUpstream(RawConnection::awaitClose)) {
                return ask(
                        server.url(),
                        "POST / HTTP/1.1\nHost: a\nContent-Length: 5\n\nhel",
                        "--entrypoints.web.transport.respondingTimeouts.readTimeout=300ms");
            }
        });
        scenario(421, "the host has other TLS options", this::misdirected);
        scenario(
                431,
                "the head is larger than `http.maxHeaderBytes`",
                () -> ask(
                        "noop@internal",
                        "GET / HTTP/1.1\nHost: a\nX-A: " + "a".repeat(10_000) + "\n\n",
                        "--entrypoints.web.http.maxHeaderBytes=1000"));
        scenario(499, "the client leaves", this::left);
        scenario(
                500,
                "a fault in the proxy",
                () -> askThrough("[http.middlewares.bad.fail]\n", "noop@internal", "bad", GET));
        scenario(501, "the method is", () -> ask("noop@internal", "CONNECT a:80 HTTP/1.1\nHost: a:80\n\n"));
        scenario(
                501,
                "`Transfer-Encoding`",
                () -> ask("noop@internal", "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: gzip, chunked\n\n0\n\n"));
        scenario(505, "the version of HTTP", () -> ask("noop@internal", "GET / HTTP/3.0\nHost: a\n\n"));
        servers();
    }

    private void servers() {
        scenario(431, "the head is larger than an HTTP/2 server", () -> {
            try (FrameServer server = FrameServer.whole(exchange -> exchange.head(200, true))) {
                return ask(
                        "h2c://127.0.0.1:" + server.port(),
                        "GET / HTTP/1.1\nHost: a\nX-A: " + "a".repeat(300_000) + "\n\n");
            }
        });
        scenario(502, "the server refuses", () -> ask("http://127.0.0.1:1", GET));
        scenario(502, "the name of the server", () -> ask("http://no-such-host.invalid", GET));
        scenario(502, "the TLS handshake", () -> {
            CertificateAuthority stranger = CertificateAuthority.root("stranger");
            try (RawUpstream server = new RawUpstream(
                    RawConnection::awaitClose,
                    TlsContexts.listen(TlsContexts.of(stranger.issue("127.0.0.1"), null), false))) {
                return ask("https://127.0.0.1:" + server.port(), GET);
            }
        });
        scenario(502, "the server closes", () -> ask(new RawUpstream(RawConnection::readRequest)));
        scenario(502, "the response is not valid", () -> ask(RawUpstream.respondingWith("nonsense\n\n")));
        scenario(
                502,
                "the server switches",
                () -> ask(RawUpstream.respondingWith(
                        "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: x\n\n")));
        scenario(502, "an HTTP/2 server resets", () -> {
            try (FrameServer server = FrameServer.whole(exchange -> exchange.reset(ErrorCode.INTERNAL_ERROR.code))) {
                return ask("h2c://127.0.0.1:" + server.port(), GET);
            }
        });
        scenario(503, "the service has no server", () -> ask("", GET));
        scenario(504, "there is no connection", this::noConnection);
        scenario(504, "there is no response", () -> {
            try (RawUpstream server = new RawUpstream(RawConnection::awaitClose)) {
                return ask(server.url(), GET, "--serverstransport.forwardingtimeouts.responseheadertimeout=200ms");
            }
        });
    }

    private static String toml(String more, String service, String middlewares) {
        boolean internal = service.endsWith("@internal");
        String servers = service.isEmpty() ? "[]" : "[{url = '" + service + "'}]";
        return more
                + """
                [http.routers.r]
                rule = 'Host(`a`)'
                service = '%s'
                middlewares = [%s]
                """.formatted(internal ? service : "s", middlewares.isEmpty() ? "" : "'" + middlewares + "'")
                + (internal ? "" : "[http.services.s.loadBalancer]\nservers = " + servers + "\n");
    }

    private TestingProxy proxy(String toml, String... flags) {
        TestingProxy proxy = TestingProxy.start(toml, flags);
        log.list.clear();
        return proxy;
    }

    private RawMessage ask(String service, String request, String... flags) {
        return askThrough("", service, "", request, flags);
    }

    private RawMessage askThrough(String more, String service, String middleware, String request, String... flags) {
        try (TestingProxy proxy = proxy(toml(more, service, middleware), flags);
                RawConnection client = proxy.connect()) {
            return client.sendLines(request).readResponse();
        }
    }

    private RawMessage ask(RawUpstream server) {
        try (server) {
            return ask(server.url(), GET);
        }
    }

    private RawMessage misdirected() {
        String toml = """
                [tls.options.strict]
                minVersion = 'VersionTLS13'
                [http.routers.one]
                rule = 'Host(`one.test`)'
                service = 'noop@internal'
                tls = {}
                [http.routers.two]
                rule = 'Host(`two.test`)'
                service = 'noop@internal'
                tls.options = 'strict'
                """;
        try (TestingProxy proxy = proxy(toml);
                SecureConnection client = SecureConnection.to(proxy.port(), "one.test")) {
            return client.get("two.test", "/");
        }
    }

    private @Nullable RawMessage left() {
        Path file = folder.resolve("access.log");
        try (RawUpstream server = new RawUpstream(RawConnection::awaitClose);
                TestingProxy proxy = proxy(toml("", server.url(), ""), "--accesslog.filepath=" + file)) {
            RawConnection client = proxy.connect().sendLines(GET);
            Await.until(() -> server.connections() > 0);
            client.close();
            Await.until(() -> {
                try {
                    return Files.readString(file).contains("\" 499 ");
                } catch (IOException e) {
                    return false;
                }
            });
            return null;
        }
    }

    /** The kernel keeps two connections that nobody accepts; the next gets no answer. */
    private RawMessage noConnection() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket one = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort());
                Socket two = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort())) {
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            return ask(
                    "http://127.0.0.1:" + full.getLocalPort(),
                    GET,
                    "--serverstransport.forwardingtimeouts.dialtimeout=200ms");
        }
    }

    private record Row(int status, String when, String text, String log) {}

    /** The rows of the tables with a column for the log. */
    static List<Row> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*\\|.*\\|.*\\|"))
                .map(line -> line.split(" \\| ?", -1))
                .filter(cells -> cells.length == 5)
                .map(cells -> new Row(Integer.parseInt(cells[0].substring(2)), cells[1], cells[2], cells[3]))
                .toList();
    }

    static Stream<Arguments> table() throws IOException {
        return rows().stream().map(row -> arguments(row.status(), row.when(), row));
    }

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

    @Test
    void everyRequestHasItsRow() throws IOException {
        List<String> rows = rows().stream()
                .map(row -> scenarios.keySet().stream()
                        .filter(key -> (row.status() + " " + row.when()).startsWith(key))
                        .collect(Collectors.joining()))
                .toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(scenarios.keySet());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("table")
    void isAsTheGuideSays(int status, String when, Row row) throws Exception {
        Scenario scenario = scenarios.entrySet().stream()
                .filter(entry -> (status + " " + when).startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        RawMessage got = scenario.run();
        if (got != null) {
            assertThat(got.status()).isEqualTo(status);
            assertThat(got.text().strip()).matches(pattern(row.text()));
        }
        List<String> lines = List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> (event.getLevel() == Level.WARN ? "WRN " : "ERR ") + event.getFormattedMessage())
                .toList();
        if (row.log().equals("–")) {
            assertThat(lines).isEmpty();
        } else {
            assertThat(lines).anyMatch(line -> pattern(row.log()).matcher(line).matches());
        }
    }

    /** What is in code, where an ellipsis stands for anything; a dash is nothing. */
    private static Pattern pattern(String cell) {
        String text = cell.equals("–") ? "" : cell.replaceAll("^`|`$", "");
        return Pattern.compile(
                Stream.of(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }
}
