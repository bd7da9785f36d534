package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages about which proxy and server could disagree are refused, and nothing behind them is read. */
class MalformedTest {

    private static final String NEXT = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    private static Listening listening;
    private static final AtomicInteger smuggled = new AtomicInteger();

    @BeforeAll
    static void start() {
        listening = new Listening();
        listening.serve((request, response, callback) -> {
            if (request.routingPath().equals("/smuggled")) {
                smuggled.incrementAndGet();
            }
            org.eclipse.jetty.io.Content.Source.consumeAll(
                    request, Callback.from(() -> Listening.describe(request, response, callback), callback::failed));
        });
    }

    @AfterAll
    static void stop() {
        listening.close();
    }

    static Stream<Arguments> refused() {
        return TestRows.of("""
                -- request (Host: a and the end of the head are added where the row ends in ~)
                GET\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s3\\r\\nTransfer-Encoding:\\schunked~
                GET\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding:\\schunked\\r\\nContent-Length:\\s3~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s3\\r\\nContent-Length:\\s4~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s3,4~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s3\\r\\nContent-Length:\\s3~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s+3~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s-3~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s0x3~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s3\\s4~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length:\\s99999999999999999999~
                POST\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding:\\sgzip~
                POST\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding:\\schunked,\\sgzip~
                POST\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding:\\sxchunked~
                POST\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding:\\schunked,\\schunked~
                POST\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding:\\schunked\\r\\nTransfer-Encoding:\\schunked~
                GET\\s/\\sHTTP/1.1\\r\\nX-A:\\sb\\r\\n\\sc~
                GET\\s/\\sHTTP/1.1\\r\\nX-A:\\sb\\r\\n\\x09c~
                GET\\s/\\sHTTP/1.1\\r\\n\\sX-A:\\sb~
                GET\\s/\\sHTTP/1.1\\r\\nX-A\\s:\\sb~
                GET\\s/\\sHTTP/1.1\\r\\nX-A\\x09:\\sb~
                POST\\s/\\sHTTP/1.1\\r\\nContent-Length\\s:\\s3~
                POST\\s/\\sHTTP/1.1\\r\\nTransfer-Encoding\\s:\\schunked~
                GET\\s/\\sHTTP/1.1\\r\\nX-A~
                GET\\s/\\sHTTP/1.1\\r\\n:\\sb~
                GET\\s/\\sHTTP/1.1\\r\\nX\\sA:\\sb~
                GET\\s/\\sHTTP/1.1\\r\\nX-(A):\\sb~
                GET\\s/\\sHTTP/1.1\\r\\nX-A:\\sb\\x00c~
                GET\\s/\\sHTTP/1.1\\r\\nX-A:\\sb\\rc~
                GET\\s/\\sHTTP/1.1\\nHost:\\sa\\n\\n
                GET\\s/\\sHTTP/1.1\\r\\nX-A:\\sb\\nX-C:\\sd~
                GET\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\n\\n
                GET\\s/a\\sb\\sHTTP/1.1~
                GET\\s/\\x01\\sHTTP/1.1~
                GET\\s/\\x7f\\sHTTP/1.1~
                GET\\sfoo\\sHTTP/1.1~
                GET\\s*\\sHTTP/1.1~
                GET\\s/~
                GET\\s/\\sHTTP/1.1x~
                GET\\s/\\sHTTP/3.0~
                G(T\\s/\\sHTTP/1.1~
                G\\x01T\\s/\\sHTTP/1.1~
                GET\\shttp://a\\sb/\\sHTTP/1.1~
                -- bodies
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\nz\\r\\nabc\\r\\n0\\r\\n\\r\\n
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\n3\\r\\nabcd\\r\\n0\\r\\n\\r\\n
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\n-3\\r\\nabc\\r\\n0\\r\\n\\r\\n
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\n0x3\\r\\nabc\\r\\n0\\r\\n\\r\\n
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\n3\\nabc\\n0\\n\\n
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\n3\\r\\nabc\\n0\\r\\n\\r\\n
                POST\\s/\\sHTTP/1.1\\r\\nHost:\\sa\\r\\nTransfer-Encoding:\\schunked\\r\\n\\r\\nfffffffffffffffff\\r\\nabc\\r\\n0\\r\\n\\r\\n
                """);
    }

    @ParameterizedTest
    @MethodSource
    void refused(String row) {
        String request = row.endsWith("~") ? row.replace("~", "\r\nHost: a\r\n\r\n") : row;
        int before = smuggled.get();
        try (RawConnection connection = listening.connect()) {
            connection.send(request + NEXT);
            RawMessage answer = connection.readResponse();
            assertThat(answer.status()).isBetween(400, 505);
            assertThat(answer.text()).doesNotContain("<", "etty");
            connection.awaitClose();
        }
        assertThat(smuggled).hasValue(before);
    }

    @ParameterizedTest
    @MethodSource
    void named(String row, int status, String text) {
        RawMessage answer = listening.ask(row + "\nHost: a\n\n");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(text);
        assertThat(answer.value("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.has("Server")).isFalse();
    }

    static Stream<Arguments> named() {
        return TestRows.of("""
                GET\\s/\\sHTTP/1.1\\nHost:\\sb                    400   400\\sBad\\sRequest:\\sDuplicate\\sHost\\sHeader
                GET\\s/\\sHTTP/1.1\\nContent-Length:\\s1\\nContent-Length:\\s2   400   400\\sBad\\sRequest:\\sMultiple\\sContent-Lengths
                """);
    }

    static Stream<Arguments> passed() {
        return TestRows.of("""
                GET       GET
                get       get
                purge     purge
                PURGE     PURGE
                PROPFIND  PROPFIND
                M-SEARCH  M-SEARCH
                Get       Get
                QUERY     QUERY
                X~Y       X~Y
                OPTIONS   OPTIONS
                TRACE     TRACE
                """);
    }

    @ParameterizedTest
    @MethodSource
    void passed(String method, String seen) {
        RawMessage answer = listening.ask(method + " / HTTP/1.1\nHost: a\n\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().lines().toList().get(3)).isEqualTo(seen);
    }
}
