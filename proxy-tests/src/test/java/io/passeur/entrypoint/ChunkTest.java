package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chunked bodies of requests, however they are cut into packets. */
class ChunkTest {

    private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final AtomicReference<Throwable> failure = new AtomicReference<>();
    private static Listening listening;

    @BeforeAll
    static void start() {
        listening = new Listening();
        listening.serve((request, response, callback) -> Content.Source.asString(
                request,
                StandardCharsets.ISO_8859_1,
                Promise.from(text -> io.passeur.spi.Responses.send(response, callback, 200, text), cause -> {
                    failure.set(cause);
                    callback.failed(cause);
                })));
    }

    @AfterAll
    static void stop() {
        listening.close();
    }

    private static RawMessage ask(String body, int packet) {
        try (RawConnection connection = listening.connect()) {
            connection.send(HEAD);
            for (int i = 0; i < body.length(); i += packet) {
                connection.send(body.substring(i, Math.min(body.length(), i + packet)));
            }
            return connection.readResponse();
        }
    }

    static Stream<Arguments> taken() {
        return TestRows.of("""
                5\\r\\nhello\\r\\n0\\r\\n\\r\\n                                     hello
                5\\s\\r\\nhello\\r\\n0\\r\\n\\r\\n                                  hello
                5\\s\\x09\\s\\r\\nhello\\r\\n0\\s\\r\\n\\r\\n                       hello
                5;\\r\\nhello\\r\\n0;\\r\\n\\r\\n                                   hello
                5;\\s\\r\\nhello\\r\\n0\\r\\n\\r\\n                                 hello
                5;a\\r\\nhello\\r\\n0;a=b\\r\\n\\r\\n                               hello
                5\\s;\\sa\\s=\\s"b;c";d\\r\\nhello\\r\\n0\\r\\n\\r\\n               hello
                00005\\r\\nhello\\r\\n000\\r\\n\\r\\n                               hello
                a\\r\\n0123456789\\r\\nA;x\\r\\n0123456789\\r\\n0\\r\\n\\r\\n       01234567890123456789
                1\\s\\r\\n\\r\\r\\n1;\\r\\n\\n\\r\\n2\\r\\n\\r\\n\\r\\n0\\r\\nX:\\sy\\r\\n\\r\\n    \\r\\n\\r\\n
                0\\r\\n\\r\\n                                                       -
                """);
    }

    @ParameterizedTest
    @MethodSource
    void taken(String body, String text) {
        for (int packet : new int[] {1, 2, 3, 7, 10_000}) {
            RawMessage answer = ask(body, packet);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(text);
        }
    }

    static Stream<Arguments> refused() {
        return TestRows.of("""
                z\\r\\nhello
                5\\s5\\r\\nhello
                5\\sx\\r\\nhello
                \\s5\\r\\nhello
                ;a\\r\\nhello
                \\r\\nhello
                5\\nhello
                5;a\\nhello
                5\\rhello
                5;a\\x00\\r\\nhello
                5;a\\x7f\\r\\nhello
                5;a\\rb\\r\\nhello
                1234567890123456\\r\\nhello
                5\\r\\nhelloX\\r\\n
                5\\r\\nhello\\n0\\r\\n
                0\\r\\nX\\sY:\\sz\\r\\n\\r\\n
                """);
    }

    /** 400, and the connection ends; 499 would say that the client has left. */
    @ParameterizedTest
    @MethodSource
    void refused(String body) {
        try (RawConnection connection = listening.connect()) {
            connection.send(HEAD + body);
            RawMessage answer = connection.readResponse();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).startsWith("400 Bad Request: ");
            connection.awaitClose();
        }
    }

    @Test
    void clientsThatLeave() {
        failure.set(null);
        long before = listening.entryPoint.traffic().statuses().get(3);
        try (RawConnection connection = listening.connect()) {
            connection.send(HEAD + "5\r\nhel");
            LimitsTest.await(() -> listening.entryPoint.requests() == 1);
        }
        LimitsTest.await(() -> failure.get() != null);
        assertThat(failure.get()).isInstanceOf(java.io.EOFException.class);
        LimitsTest.await(() -> listening.entryPoint.requests() == 0);
        assertThat(listening.entryPoint.traffic().statuses().get(3)).isEqualTo(before);
    }

    @Test
    void extensionsAreBounded() {
        String small = ("1;" + "x".repeat(15) + "\r\na\r\n").repeat(5000) + "0\r\n\r\n";
        assertThat(ask(small, 1_000_000).text()).isEqualTo("a".repeat(5000));
        assertThat(ask("1;" + "x".repeat(16_000) + "\r\na\r\n0\r\n\r\n", 1_000_000)
                        .text())
                .isEqualTo("a");
        assertThat(ask("1;" + "x".repeat(17_000) + "\r\na\r\n", 1_000_000).status())
                .isEqualTo(400);
        assertThat(ask(("1;" + "x".repeat(200) + "\r\na\r\n").repeat(1000), 1_000_000)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theConnectionGoesOn() {
        try (RawConnection connection = listening.connect()) {
            for (int i = 0; i < 3; i++) {
                connection.send(HEAD + "2 \r\nab\r\n0;\r\n\r\n" + HEAD + "1\r\nc\r\n0\r\n\r\n");
                assertThat(connection.readResponse().text()).isEqualTo("ab");
                assertThat(connection.readResponse().text()).isEqualTo("c");
            }
        }
    }
}
