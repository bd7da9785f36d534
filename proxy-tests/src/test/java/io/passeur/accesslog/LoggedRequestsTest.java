package io.passeur.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests have a line, and what it says of those that went wrong. */
class LoggedRequestsTest {

    private static final String REQUEST = "GET /last HTTP/1.1\nHost: a.test\n\n";

    @TempDir
    Path folder;

    /** Lines are in order, so one of a later request shows that there is none of the one before. */
    private static void expectOnlyTheLast(LoggingProxy proxy) {
        proxy.ask(REQUEST);
        assertThat(proxy.line()).contains("\"GET /last ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a.test\nHost: b.test\n\n",
                "GET / HTTP/9.9\nHost: a.test\n\n",
                "GET /%zz HTTP/1.1\nHost: a.test\n\n",
                "GET /a#b HTTP/1.1\nHost: a.test\n\n",
                "GET / HTTP/1.1\nHost: a.test:x\n\n",
                "OPTIONS * HTTP/1.1\nHost: a.test\n\n",
            })
    void whatTheEntryPointItselfAnswersHasNone(String request) {
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            proxy.ask(request);
            expectOnlyTheLast(proxy);
        }
    }

    /** Traefik leaves the client, and whoever reads the log, to guess. */
    @Test
    void deniedEscapesAreNamed() {
        try (LoggingProxy proxy = new LoggingProxy(
                folder,
                "--accesslog.format=json",
                "--entrypoints.web.http.encodedcharacters.allowencodednullcharacter=false")) {
            RawMessage answer = proxy.ask("GET /a%00b HTTP/1.1\nHost: a.test\n\n");
            String reason = "the path holds %00, which http.encodedCharacters.allowEncodedNullCharacter = true allows";
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).isEqualTo("400 Bad Request: " + reason + "\n");
            assertThat(proxy.line())
                    .contains(
                            "\"DownstreamStatus\":400,",
                            "\"Refusal\":\"" + reason + "\"",
                            "\"RequestPath\":\"/a%00b\"");
        }
    }

    @Test
    void allowedEscapesPass() {
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            assertThat(proxy.ask("GET /a%00b HTTP/1.1\nHost: a.test\n\n").status())
                    .isEqualTo(200);
            assertThat(proxy.line()).contains("\"GET /a%00b HTTP/1.1\" 200 ");
        }
    }

    /** 499 would say that the client has left. */
    @ParameterizedTest
    @ValueSource(strings = {"zz\nhi\n", "2\nhix\n", "2\nhi\nzz\n"})
    void malformedBodiesAreTheClientsFault(String body) {
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            RawMessage answer =
                    proxy.ask("POST / HTTP/1.1\nHost: a.test\nTransfer-Encoding: chunked\n\n" + body + "0\n\n");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(proxy.line()).contains("\"POST / HTTP/1.1\" 400 ");
        }
    }

    @Test
    void clientsThatLeaveHave499() {
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            try (RawConnection client = proxy.proxy.connect()) {
                client.sendLines("POST / HTTP/1.1\nHost: a.test\nTransfer-Encoding: chunked\n\n5\nhel");
            }
            assertThat(proxy.line()).contains("\"POST / HTTP/1.1\" 499 ");
        }
    }

    @Test
    void aHeadThatIsTooLargeHasNone() {
        try (LoggingProxy proxy = new LoggingProxy(folder, "--entrypoints.web.http.maxheaderbytes=10000")) {
            assertThat(proxy.ask("GET / HTTP/1.1\nHost: a.test\nX: " + "x".repeat(20_000) + "\n\n")
                            .status())
                    .isEqualTo(431);
            expectOnlyTheLast(proxy);
        }
    }

    @Test
    void routersAreSilentThatSaySo() {
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            proxy.ask("GET / HTTP/1.1\nHost: quiet.test\n\n");
            expectOnlyTheLast(proxy);
        }
    }

    @Test
    void entryPointsAreSilentThatSaySo() {
        try (LoggingProxy proxy = new LoggingProxy(
                folder,
                "--entrypoints.silent.address=127.0.0.1:0",
                "--entrypoints.silent.observability.accesslogs=false")) {
            for (String host : new String[] {"a.test", "none.test"}) {
                try (RawConnection silent = RawConnection.to(proxy.proxy.port("silent"))) {
                    silent.sendLines("GET / HTTP/1.1\nHost: " + host + "\n\n").readResponse();
                }
            }
            expectOnlyTheLast(proxy);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theProxysOwnServicesOnlyIfAskedFor(boolean internals) {
        try (LoggingProxy proxy = new LoggingProxy(folder, "--accesslog.addinternals=" + internals)) {
            proxy.ask("GET /own HTTP/1.1\nHost: internal.test\n\n");
            if (internals) {
                assertThat(proxy.steadyLine())
                        .endsWith("\"GET /own HTTP/1.1\" 418 0 \"-\" \"-\" 1 \"internal@testing\" \"-\" 0ms");
            } else {
                expectOnlyTheLast(proxy);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--accesslog.filters.statuscodes=404, none.test",
        "'--accesslog.filters.statuscodes=300-399,500-599', gone.test",
        "'--accesslog.filters.statuscodes=418 --accesslog.filters.statuscodes=502-503', empty.test",
    })
    void filtersTakeStatuses(String flags, String host) {
        try (LoggingProxy proxy = new LoggingProxy(folder, flags.split(" "))) {
            proxy.ask(REQUEST);
            proxy.ask("GET /wanted HTTP/1.1\nHost: " + host + "\n\n");
            assertThat(proxy.line()).contains("\"GET /wanted ");
        }
    }

    @Test
    void filtersTakeSlowRequestsAsWell() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        RawUpstream upstream = new RawUpstream(connection -> {
            while (true) {
                if (connection.readRequest().startLine().startsWith("GET /slow")) {
                    slow.await();
                }
                connection.sendLines(LoggingProxy.HELLO);
            }
        });
        try (LoggingProxy proxy = new LoggingProxy(
                        upstream,
                        folder,
                        "--accesslog.filters.statuscodes=404",
                        "--accesslog.filters.minduration=10h");
                LoggingProxy eager = new LoggingProxy(folder.resolve("eager"), "--accesslog.filters.minduration=1ns")) {
            slow.countDown();
            proxy.ask("GET /slow HTTP/1.1\nHost: a.test\n\n");
            proxy.ask("GET /last HTTP/1.1\nHost: none.test\n\n");
            assertThat(proxy.line()).contains("\"GET /last ");
            eager.ask("GET /last HTTP/1.1\nHost: a.test\n\n");
            assertThat(eager.line()).contains("\"GET /last ");
        }
    }

    @Test
    void aClientThatGoesBeforeTheAnswerIs499() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        RawUpstream upstream = new RawUpstream(connection -> {
            connection.readRequest();
            arrived.countDown();
            connection.awaitClose();
        });
        try (LoggingProxy proxy = new LoggingProxy(upstream, folder)) {
            try (RawConnection client = proxy.proxy.connect()) {
                client.sendLines(REQUEST);
                arrived.await();
            }
            assertThat(proxy.steadyLine()).contains("\"GET /last HTTP/1.1\" 499 ", "\"http://server\"");
        }
    }

    @Test
    void ofAnAnswerThatBreaksThereIsWhatCame() throws Exception {
        RawUpstream upstream = new RawUpstream(connection -> {
            connection.readRequest();
            connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 100\n\nhello");
        });
        try (LoggingProxy proxy = new LoggingProxy(upstream, folder);
                RawConnection client = proxy.proxy.connect()) {
            client.sendLines(REQUEST);
            client.awaitClose();
            assertThat(proxy.steadyLine()).contains("\"GET /last HTTP/1.1\" 200 5 ");
        }
    }

    @Test
    void aTunnelHasItsLineWhenItEnds() throws Exception {
        RawUpstream upstream = new RawUpstream(connection -> {
            connection.readHead();
            connection.sendLines("HTTP/1.1 101 Switching Protocols\nUpgrade: echo\nConnection: Upgrade\n\nearly");
            connection.send(connection.read(4)).send("+late");
            connection.awaitClose();
        });
        try (LoggingProxy proxy = new LoggingProxy(upstream, folder, "--accesslog.format=json")) {
            try (RawConnection client = proxy.proxy.connect()) {
                client.sendLines("GET /tunnel HTTP/1.1\nHost: a.test\nConnection: Upgrade\nUpgrade: echo\n\n");
                assertThat(client.readHead().status()).isEqualTo(101);
                client.send("ping");
                assertThat(client.read(14)).asString().isEqualTo("earlyping+late");
                proxy.ask("GET /between HTTP/1.1\nHost: none.test\n\n");
                assertThat(proxy.line()).contains("\"/between\"");
            }
            assertThat(proxy.lines(2).get(1))
                    .contains(
                            "\"DownstreamContentSize\":14,\"DownstreamStatus\":101,",
                            "\"OriginContentSize\":14,",
                            "\"OriginStatus\":101,",
                            "\"RequestContentSize\":4,",
                            "\"RequestPath\":\"/tunnel\"");
        }
    }

    @Test
    void aTunnelThatRunsAtTheEndHasItsLineToo() throws Exception {
        RawUpstream upstream = new RawUpstream(connection -> {
            connection.readHead();
            connection.sendLines("HTTP/1.1 101 Switching Protocols\nUpgrade: echo\nConnection: Upgrade\n\n");
            connection.awaitClose();
        });
        try (LoggingProxy proxy =
                        new LoggingProxy(upstream, folder, "--entrypoints.web.transport.lifecycle.gracetimeout=100ms");
                RawConnection client = proxy.proxy.connect()) {
            client.sendLines("GET /tunnel HTTP/1.1\nHost: a.test\nConnection: Upgrade\nUpgrade: echo\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
            proxy.proxy.drain();
            assertThat(LoggingProxy.read(proxy.file()))
                    .singleElement()
                    .asString()
                    .contains("\"GET /tunnel HTTP/1.1\" 101 0 ");
        }
    }
}
