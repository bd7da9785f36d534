package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What servers do wrong is logged once; clients that leave are not a matter for the log. */
@Timeout(60)
final class FaultLogTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

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

    private TestingProxy proxy(String url) {
        TestingProxy proxy =
                TestingProxy.start("""
                [http.routers.r]
                rule = 'PathPrefix(`/`)'
                service = 's'
                [http.services.s.loadBalancer]
                servers = [{url = '%s'}]
                """.formatted(url), "--accesslog.filepath=" + folder.resolve("access.log"));
        // What plugins of other tests have caused.
        log.list.clear();
        return proxy;
    }

    private List<String> complaints() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void awaitAccess(String words) {
        Await.until(() -> {
            try {
                return Files.readString(folder.resolve("access.log")).contains(words);
            } catch (IOException e) {
                return false;
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "Content-Length: x; Invalid Content-Length Value in the header section",
                "~Content-Length: 1\nContent-Length: 2~; Multiple Content-Lengths in the header section",
                "Transfer-Encoding: gzip, chunked; the transfer encoding is not \"chunked\"",
                "no colon; Illegal character ALPHA='c' in the header section"
            })
    void invalidResponseIsLoggedOnceWithServerAndService(String field, String why) throws Exception {
        try (RawUpstream server = RawUpstream.respondingWith("HTTP/1.1 200 OK\n" + field + "\n\n");
                TestingProxy proxy = proxy(server.url())) {
            for (int i = 0; i < 3; i++) {
                assertThat(proxy.get("a", "/secret?token=1").status()).isEqualTo(502);
            }
            assertThat(complaints())
                    .containsExactly("service s@testing: server " + server.url() + ": invalid response: " + why
                            + "; the client gets 502");
        }
    }

    @Test
    void brokenResponseIsLoggedWithoutAStackTrace() throws Exception {
        try (RawUpstream server = new RawUpstream(connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 10\n\nshort");
                });
                TestingProxy proxy = proxy(server.url());
                RawConnection client = proxy.connect()) {
            client.sendLines("GET / HTTP/1.1\nHost: a\n\n").readToEnd();
            awaitAccess("GET");
            assertThat(complaints())
                    .containsExactly("service s@testing: server " + server.url()
                            + ": the connection ends before the response does; the response breaks off");
        }
    }

    @Test
    void refusedConnectionIsLogged() throws Exception {
        try (TestingProxy proxy = proxy("http://127.0.0.1:1")) {
            assertThat(proxy.get("a", "/").status()).isEqualTo(502);
            assertThat(proxy.get("a", "/").status()).isEqualTo(502);
            assertThat(complaints())
                    .containsExactly("service s@testing: server http://127.0.0.1:1: no connection: Connection refused;"
                            + " the client gets 502");
        }
    }

    /** @param begun whether the server's response has begun when the client leaves */
    @ParameterizedTest
    @CsvSource({"http, false", "http, true", "h2c, false", "h2c, true"})
    void http2ClientThatLeaves(String scheme, boolean begun) throws Exception {
        Semaphore asked = new Semaphore(0);
        try (AutoCloseable server = scheme.equals("http") ? silent(begun, asked) : silentHttp2(begun, asked);
                TestingProxy proxy = proxy(scheme + "://127.0.0.1:" + port(server));
                FrameClient client = new FrameClient(proxy.port())) {
            FrameExchange call = client.get("/");
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            if (begun) {
                assertThat(call.status()).isEqualTo(200);
            }
            call.reset(ErrorCode.CANCEL_STREAM_ERROR.code);
            awaitAccess(begun ? "\" 200 " : "\" 499 ");
            assertThat(complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"http, false", "http, true", "h2c, false", "h2c, true"})
    void http2ClientWhoseConnectionBreaks(String scheme, boolean begun) throws Exception {
        Semaphore asked = new Semaphore(0);
        try (AutoCloseable server = scheme.equals("http") ? silent(begun, asked) : silentHttp2(begun, asked);
                TestingProxy proxy = proxy(scheme + "://127.0.0.1:" + port(server))) {
            try (FrameClient client = new FrameClient(proxy.port())) {
                FrameExchange call = client.get("/");
                assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                if (begun) {
                    assertThat(call.status()).isEqualTo(200);
                }
                ((HTTP2Session) client.session()).disconnect();
                awaitAccess(begun ? "\" 200 " : "\" 499 ");
            }
            assertThat(complaints()).isEmpty();
        }
    }

    /** The client says that it leaves, and does so. */
    @ParameterizedTest
    @CsvSource({"http, false", "http, true", "h2c, false", "h2c, true"})
    void http2ClientThatSaysGoodbye(String scheme, boolean begun) throws Exception {
        Semaphore asked = new Semaphore(0);
        try (AutoCloseable server = scheme.equals("http") ? silent(begun, asked) : silentHttp2(begun, asked);
                TestingProxy proxy = proxy(scheme + "://127.0.0.1:" + port(server));
                RawConnection client = proxy.connect()) {
            byte[] get = {0, 0, 6, 1, 5, 0, 0, 0, 1, (byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'a'};
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                    .send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0})
                    .send(get);
            assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            client.send(new byte[] {0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            client.close();
            awaitAccess(begun ? "\" 200 " : "\" 499 ");
            assertThat(complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"http, false", "http, true", "h2c, false", "h2c, true"})
    void http1ClientThatLeaves(String scheme, boolean begun) throws Exception {
        Semaphore asked = new Semaphore(0);
        try (AutoCloseable server = scheme.equals("http") ? silent(begun, asked) : silentHttp2(begun, asked);
                TestingProxy proxy = proxy(scheme + "://127.0.0.1:" + port(server))) {
            try (RawConnection client = proxy.connect()) {
                client.sendLines("GET / HTTP/1.1\nHost: a\n\n");
                assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                if (begun) {
                    client.readHead();
                }
                client.reset();
            }
            awaitAccess(begun ? "\" 200 " : "\" 499 ");
            assertThat(complaints()).isEmpty();
        }
    }

    private static int port(AutoCloseable server) {
        return server instanceof RawUpstream raw ? raw.port() : ((FrameServer) server).port();
    }

    private static RawUpstream silent(boolean begun, Semaphore asked) {
        return new RawUpstream(connection -> {
            connection.readRequest();
            if (begun) {
                connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 10\n\nhello");
            }
            asked.release();
            connection.awaitClose();
        });
    }

    private static FrameServer silentHttp2(boolean begun, Semaphore asked) {
        return FrameServer.whole(exchange -> {
            if (begun) {
                exchange.head(200, false).data("hello", false);
            }
            asked.release();
        });
    }
}
