package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2 servers whose responses are invalid: the client learns it at once, whatever its own protocol. */
@Timeout(60)
final class Http2OddResponseTest {

    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0};
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int LAST = END_STREAM | END_HEADERS;

    /** A frame without its stream. */
    private record Frame(int type, int flags, byte[] payload) {

        byte[] on(byte[] stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {0, 0, (byte) payload.length, (byte) type, (byte) flags});
            bytes.writeBytes(stream);
            bytes.writeBytes(payload);
            return bytes.toByteArray();
        }
    }

    /** Fields as literals that are not indexed, in the order of names and values. */
    private static Frame head(int flags, String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            literal(fields[i], block);
            literal(fields[i + 1], block);
        }
        return new Frame(HEADERS, flags, block.toByteArray());
    }

    private static void literal(String text, ByteArrayOutputStream to) {
        to.write(text.length());
        to.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Frame data(int flags, String text) {
        return new Frame(DATA, flags, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Answers each request with the same frames. */
    private static RawUpstream server(Frame... frames) {
        return new RawUpstream(connection -> {
            connection.send(SETTINGS).read(24);
            while (true) {
                byte[] head = connection.read(9);
                connection.read((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
                if (head[3] == HEADERS) {
                    byte[] stream = {head[5], head[6], head[7], head[8]};
                    for (Frame frame : frames) {
                        connection.send(frame.on(stream));
                    }
                }
            }
        });
    }

    static Stream<Arguments> invalid() {
        Frame ok = head(END_HEADERS, ":status", "200");
        return Stream.of(
                arguments("no :status", new Frame[] {head(LAST, "x-a", "b")}),
                arguments("no :status, more to come", new Frame[] {head(END_HEADERS, "x-a", "b")}),
                arguments("status 20", new Frame[] {head(LAST, ":status", "20")}),
                arguments("status 20, more to come", new Frame[] {head(END_HEADERS, ":status", "20")}),
                arguments("status 2000", new Frame[] {head(LAST, ":status", "2000")}),
                arguments("status that is no number", new Frame[] {head(LAST, ":status", "abc")}),
                arguments("empty status", new Frame[] {head(LAST, ":status", "")}),
                arguments("DATA first", new Frame[] {data(0, "hello"), ok, data(END_STREAM, "x")}),
                arguments("only DATA", new Frame[] {data(END_STREAM, "hello")}),
                arguments("only empty DATA", new Frame[] {data(END_STREAM, "")}),
                arguments("103 and no more", new Frame[] {head(LAST, ":status", "103")}),
                arguments("101", new Frame[] {head(END_HEADERS, ":status", "101")}),
                arguments("101 and no more", new Frame[] {head(LAST, ":status", "101")}),
                arguments("length without content", new Frame[] {head(LAST, ":status", "200", "content-length", "5")}),
                arguments(
                        "two lengths",
                        new Frame[] {head(LAST, ":status", "200", "content-length", "0", "content-length", "1")}),
                arguments(
                        "length that is no number", new Frame[] {head(LAST, ":status", "200", "content-length", "x")}),
                arguments("field of the connection", new Frame[] {head(LAST, ":status", "200", "connection", "close")}),
                arguments("pseudo field of a request", new Frame[] {head(LAST, ":status", "200", ":path", "/")}),
                arguments("line break in a value", new Frame[] {head(LAST, ":status", "200", "x-a", "b\r\nx-c: d")}),
                arguments("NUL in a value", new Frame[] {head(LAST, ":status", "200", "x-a", "b\0")}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void invalidResponse(String name, Frame[] frames) throws Exception {
        try (RawUpstream upstream = server(frames);
                ForwardingServer proxy = ForwardingServer.toH2c(upstream.port());
                RawConnection http1 = proxy.connect();
                FrameClient http2 = new FrameClient(proxy.port())) {
            for (int i = 0; i < 2; i++) {
                RawMessage got = http1.sendLines("GET / HTTP/1.1\nHost: h\n\n").readResponse();
                assertThat(got.status()).isEqualTo(502);
                assertThat(got.text()).isEqualTo("Bad Gateway");
                assertThat(http2.get("/").status()).isEqualTo(502);
            }
        }
    }

    static Stream<Arguments> broken() {
        Frame ok = head(END_HEADERS, ":status", "200", "content-length", "5");
        return Stream.of(
                arguments("too short", new Frame[] {ok, data(END_STREAM, "hell")}),
                arguments("too long", new Frame[] {ok, data(END_STREAM, "hello!")}),
                arguments("second response", new Frame[] {ok, data(0, "h"), head(LAST, ":status", "200")}),
                arguments("1xx too late", new Frame[] {ok, data(0, "h"), head(END_HEADERS, ":status", "103")}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void responseThatIsInvalidLater(String name, Frame[] frames) throws Exception {
        try (RawUpstream upstream = server(frames);
                ForwardingServer proxy = ForwardingServer.toH2c(upstream.port());
                RawConnection http1 = proxy.connect();
                FrameClient http2 = new FrameClient(proxy.port())) {
            http1.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThatThrownBy(() -> assertThat(http1.readResponse().status()).isEqualTo(200))
                    .isInstanceOfAny(java.io.UncheckedIOException.class, AssertionError.class);
            FrameExchange call = http2.get("/");
            assertThatThrownBy(call::bytes).isNotNull();
        }
    }
}
