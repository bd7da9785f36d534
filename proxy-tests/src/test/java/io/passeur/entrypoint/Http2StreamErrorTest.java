package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.Responses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with one stream ends that stream; the others on its connection get their responses. */
class Http2StreamErrorTest {

    private static final String MALFORMED = "reset " + ErrorCode.PROTOCOL_ERROR.code;
    private static final String BAD_HOST = "400 400 Bad Request: invalid Host header\n";
    private static final String DONE = "200 waited";

    /** Answers {@code /wait} when told to, reads other bodies, and answers {@code /early} before that. */
    private static Listening listening(CompletableFuture<Runnable> waiting, Object... settings) {
        Listening listening = new Listening(settings);
        listening.serve((request, response, callback) -> {
            switch (request.routingPath()) {
                case "/wait" -> waiting.complete(() -> Responses.send(response, callback, 200, "waited"));
                case "/early" -> Responses.error(response, callback, 401, "Unauthorized");
                default ->
                    Content.Source.consumeAll(
                            request,
                            Callback.from(() -> Responses.send(response, callback, 200, "read"), callback::failed));
            }
        });
        return listening;
    }

    static Stream<Arguments> malformed() {
        List<Arguments> rows = new ArrayList<>();
        for (String authority :
                List.of("a b", "u@t", "t:abc", "a/b", "a?b", "a#b", "a\\b", "a\0b", "a\r\nb", "\u00e9", "")) {
            boolean value = authority.chars().allMatch(c -> c > ' ' || c == ' ');
            rows.add(Arguments.of(
                    value ? BAD_HOST : MALFORMED,
                    new String[] {":method", "GET", ":scheme", "http", ":authority", authority, ":path", "/"}));
        }
        add(rows, "content-length", "a");
        add(rows, "content-length", "5, 5");
        add(rows, "content-length", "-1");
        add(rows, "content-length", "");
        add(rows, "content-length", "0", "content-length", "0");
        add(rows, "", "x");
        add(rows, "X-Upper", "x");
        add(rows, "x y", "x");
        add(rows, "x", "a\0b");
        add(rows, "x", "a\nb");
        add(rows, "x", " a");
        add(rows, "connection", "close");
        add(rows, "transfer-encoding", "chunked");
        add(rows, "upgrade", "x");
        add(rows, "te", "gzip");
        add(rows, "host", "a\"b");
        add(rows, ":status", "200");
        add(rows, ":foo", "x");
        add(rows, ":path", "/");
        add(rows, ":protocol", "websocket");
        for (String method : List.of("G\0T", "G T", "", "G\u00e9T")) {
            rows.add(Arguments.of(
                    MALFORMED, new String[] {":method", method, ":scheme", "http", ":authority", "a", ":path", "/"}));
        }
        for (String path : List.of("", "x", "/a\0b", "/a b", "/\r\n")) {
            rows.add(Arguments.of(
                    MALFORMED, new String[] {":method", "GET", ":scheme", "http", ":authority", "a", ":path", path}));
        }
        rows.add(Arguments.of(MALFORMED, new String[] {":scheme", "http", ":authority", "a", ":path", "/"}));
        rows.add(Arguments.of(MALFORMED, new String[] {":method", "GET", ":authority", "a", ":path", "/"}));
        rows.add(Arguments.of(MALFORMED, new String[] {":method", "GET", ":scheme", "http", ":authority", "a"}));
        rows.add(Arguments.of(MALFORMED, new String[] {"x", "y"}));
        rows.add(Arguments.of(MALFORMED, new String[] {"x", "y", ":method", "GET", ":scheme", "http", ":path", "/"}));
        rows.add(Arguments.of(MALFORMED, new String[] {}));
        return rows.stream();
    }

    private static void add(List<Arguments> rows, String... more) {
        List<String> fields =
                new ArrayList<>(List.of(":method", "GET", ":scheme", "http", ":authority", "a", ":path", "/"));
        fields.addAll(Arrays.asList(more));
        rows.add(Arguments.of(MALFORMED, fields.toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String expected, String[] fields) throws Exception {
        CompletableFuture<Runnable> waiting = new CompletableFuture<>();
        try (Listening listening = listening(waiting);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, true, "GET", "/wait");
            Runnable answer = waiting.get(20, TimeUnit.SECONDS);
            client.headers(3, true, fields);
            assertThat(client.response(3)).isEqualTo(expected);
            answer.run();
            assertThat(client.response(1)).isEqualTo(DONE);
            assertThat(client.request(5, true, "GET", "/x").response(5)).isEqualTo("200 read");
        }
    }

    @Test
    void headThatIsTooLarge() throws Exception {
        CompletableFuture<Runnable> waiting = new CompletableFuture<>();
        try (Listening listening = listening(waiting, "http.maxHeaderBytes", 4096);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, true, "GET", "/wait");
            Runnable answer = waiting.get(20, TimeUnit.SECONDS);
            // 300 times the overhead of a field exceeds what the names and values themselves do not.
            String[] fields = new String[600];
            Arrays.setAll(fields, i -> "x");
            client.request(3, true, "GET", "/", fields);
            assertThat(client.response(3)).startsWith("431 ");
            answer.run();
            assertThat(client.response(1)).isEqualTo(DONE);
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("longer than its length", "1", "ab", true),
                Arguments.of("shorter than its length", "3", "ab", true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bodies(String name, String length, String body, boolean last) throws Exception {
        CompletableFuture<Runnable> waiting = new CompletableFuture<>();
        try (Listening listening = listening(waiting);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, true, "GET", "/wait");
            Runnable answer = waiting.get(20, TimeUnit.SECONDS);
            client.request(3, false, "POST", "/x", "content-length", length);
            LimitsTest.await(() -> listening.entryPoint.requests() == 2);
            client.data(3, last, body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(client.response(3)).isEqualTo(MALFORMED);
            answer.run();
            assertThat(client.response(1)).isEqualTo(DONE);
            LimitsTest.await(() -> listening.entryPoint.requests() == 0);
            assertThat(listening.entryPoint.traffic().statuses()).containsExactly(0L, 1L, 0L, 1L, 0L);
        }
    }

    @Test
    void trailers() throws Exception {
        CompletableFuture<Runnable> waiting = new CompletableFuture<>();
        try (Listening listening = listening(waiting);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, true, "GET", "/wait");
            Runnable answer = waiting.get(20, TimeUnit.SECONDS);
            client.request(3, false, "POST", "/x").headers(3, false, "x", "y");
            assertThat(client.response(3)).as("without the end of the stream").isEqualTo(MALFORMED);
            client.request(5, false, "POST", "/x").headers(5, true, ":path", "/");
            assertThat(client.response(5)).as("with a pseudo field").isEqualTo(MALFORMED);
            client.request(7, false, "POST", "/x").headers(7, true, "X", "y");
            assertThat(client.response(7)).as("with an illegal name").isEqualTo(MALFORMED);
            client.request(9, false, "POST", "/x").headers(9, true, "x", "y");
            assertThat(client.response(9)).isEqualTo("200 read");
            answer.run();
            assertThat(client.response(1)).isEqualTo(DONE);
        }
    }

    /** The client sends on until it knows of the response, and these frames cost it nothing. */
    @Test
    void earlyResponses() throws Exception {
        CompletableFuture<Runnable> waiting = new CompletableFuture<>();
        try (Listening listening = listening(waiting, "http2.maxControlFramesPerSecond", 10);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, true, "GET", "/wait");
            Runnable answer = waiting.get(20, TimeUnit.SECONDS);
            for (int stream = 3; stream < 63; stream += 2) {
                client.request(stream, false, "POST", "/early");
                for (int i = 0; i < 40; i++) {
                    client.data(stream, false, new byte[1024]);
                }
                client.headers(stream, true, "x", "y");
                assertThat(client.response(stream)).isEqualTo("401 Unauthorized\n");
            }
            answer.run();
            assertThat(client.response(1)).isEqualTo(DONE);
        }
    }

    @Test
    void earlyResponseEndsWithoutAnError() throws Exception {
        try (Listening listening = listening(new CompletableFuture<>());
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, false, "POST", "/early");
            assertThat(client.response(1)).isEqualTo("401 Unauthorized\n");
            assertThat(client.reset(1)).isEqualTo(ErrorCode.NO_ERROR.code);
        }
    }

    @Test
    void dataBehindTheEnd() throws Exception {
        CompletableFuture<Runnable> waiting = new CompletableFuture<>();
        try (Listening listening = listening(waiting);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            client.request(1, true, "GET", "/wait");
            Runnable answer = waiting.get(20, TimeUnit.SECONDS);
            client.request(3, true, "GET", "/x");
            assertThat(client.response(3)).isEqualTo("200 read");
            client.data(3, false, new byte[10]);
            assertThat(client.reset(3)).isEqualTo(ErrorCode.STREAM_CLOSED_ERROR.code);
            answer.run();
            assertThat(client.response(1)).isEqualTo(DONE);
        }
    }

    @Test
    void controlFramesHaveALimit() throws Exception {
        try (Listening listening = listening(new CompletableFuture<>(), "http2.maxControlFramesPerSecond", 10);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            for (int i = 0; i < 100; i++) {
                client.frame(RawHttp2.PING, 0, 0, new byte[8]);
            }
            assertThatThrownBy(() -> client.response(1))
                    .hasMessageContaining("GOAWAY " + ErrorCode.ENHANCE_YOUR_CALM_ERROR.code);
        }
        try (Listening listening = listening(new CompletableFuture<>(), "http2.maxControlFramesPerSecond", 0);
                RawHttp2 client = new RawHttp2(listening.connect())) {
            for (int i = 0; i < 3000; i++) {
                client.frame(RawHttp2.PING, 0, 0, new byte[8]);
            }
            assertThat(client.request(1, true, "GET", "/x").response(1)).isEqualTo("200 read");
        }
    }

    /** Only the state that all streams share ends the connection. */
    @Test
    void brokenCompressionEndsTheConnection() throws Exception {
        for (byte[] block :
                new byte[][] {{(byte) 0xFF, (byte) 0xFF, 0x7F}, {(byte) 0x80}, {0x3F, (byte) 0xFF, 0x7F}, {0, 5, 'a'}
                }) {
            try (Listening listening = listening(new CompletableFuture<>());
                    RawHttp2 client = new RawHttp2(listening.connect())) {
                client.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 1, block);
                assertThatThrownBy(() -> client.response(1))
                        .hasMessageContaining("GOAWAY " + ErrorCode.COMPRESSION_ERROR.code);
            }
        }
    }

    @Test
    void framesInPieces() throws Exception {
        try (Listening listening = listening(new CompletableFuture<>());
                io.passeur.testing.RawConnection connection = listening.connect()) {
            RawHttp2 client = new RawHttp2(connection);
            byte[] get = {0, 0, 6, 1, 5, 0, 0, 0, 1, (byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'a'};
            for (byte octet : get) {
                connection.send(new byte[] {octet});
            }
            assertThat(client.response(1)).isEqualTo("200 read");
        }
    }
}
