package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Responses;
import io.passeur.spi.StatusText;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy's own responses are complete by RFC 9110 and repeat nothing that the client sent. */
final class OwnErrorsTest {

    private static Listening listening;

    @BeforeAll
    static void start() {
        listening = new Listening();
        listening.serve((request, response, callback) -> Responses.empty(
                response, callback, Integer.parseInt(request.routingPath().substring(1))));
    }

    @AfterAll
    static void stop() {
        listening.close();
    }

    static IntStream statuses() {
        return IntStream.range(200, 600).filter(status -> !StatusText.of(status).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void reasonPhrases(int status) {
        RawMessage got = listening.ask("GET /" + status + " HTTP/1.1\nHost: a\n\n");
        assertThat(got.startLine()).isEqualTo("HTTP/1.1 " + status + " " + StatusText.of(status));
    }

    @ParameterizedTest
    @CsvSource({
        "499, Client Closed Request",
        "500, Internal Server Error",
        "502, Bad Gateway",
        "505, HTTP Version Not Supported"
    })
    void wellKnownReasonPhrases(int status, String phrase) {
        assertThat(listening.ask("GET /" + status + " HTTP/1.1\nHost: a\n\n").startLine())
                .isEqualTo("HTTP/1.1 " + status + " " + phrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/3.0", "GET / HTTP/2.0", "GET / HTTP/0.9", "GET /"})
    void otherVersionsOfHttp(String line) {
        try (RawConnection connection = listening.connect()) {
            RawMessage got = connection.sendLines(line + "\nHost: a\n\n").readResponse();
            assertThat(got.startLine()).isEqualTo("HTTP/1.1 505 HTTP Version Not Supported");
            assertThat(got.value("Connection")).isEqualTo("close");
            connection.awaitClose();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD /a b HTTP/1.1\nHost: a\n\n",
                "HEAD / HTTP/3.0\nHost: a\n\n",
                "HEAD / HTTP/1.1\n\n",
                "HEAD / HTTP/1.1\nHost: a\nHost: b\n\n",
                "HEAD / HTTP/1.1\nHost: a b\n\n",
                "HEAD / HTTP/1.1\nHost: a\nX A: b\n\n",
                "\nHEAD /\u0001 HTTP/1.1\nHost: a\n\n"
            })
    void headWithoutABody(String request) {
        try (RawConnection connection = listening.connect()) {
            RawMessage got = connection.sendLines(request).readHead();
            assertThat(got.status()).isBetween(400, 505);
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /<marker> HTTP/1.1\nHost: <marker>\n\n",
                "GET /<marker>\u0001 HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/<marker>\nHost: a\n\n",
                "<marker> / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\nHost: a\nX<: b\n\n",
                "GET / HTTP/1.1\nHost: a\nX-A: b\u0001<marker>\n\n",
                "GET / HTTP/1.1\nHost: a\nHost: <marker>\n\n",
                "POST / HTTP/1.1\nHost: a\nContent-Length: <marker>\n\n",
                "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: <marker>\n\n",
                "GET http://<marker>/ HTTP/1.1\nHost: a\n\n"
            })
    void nothingIsRepeated(String request) {
        RawMessage got = listening.ask(request);
        assertThat(got.status()).isBetween(400, 505);
        assertThat(got.text()).doesNotContain("<", "marker", "'", "\"");
        assertThat(String.join("\n", got.headers())).doesNotContain("<", "marker");
    }
}
