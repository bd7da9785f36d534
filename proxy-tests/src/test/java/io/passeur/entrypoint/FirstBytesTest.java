package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients may begin with, and in which pieces. */
class FirstBytesTest {

    private static final String SOON = "transport.respondingTimeouts.readTimeout";
    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @CsvSource({"100000,1", "100000,7", "1,100000", "1,1", "3,100", "50,50"})
    void helloInPieces(int recordSize, int packetSize) throws Exception {
        try (Listening listening = new Listening();
                ReframedSocket pieces =
                        new ReframedSocket(listening.entryPoint.port(), recordSize, packetSize, NOTHING);
                SSLSocket socket = TlsClient.anonymous().over(pieces, "a.example", settings -> {})) {
            assertThat(TlsClient.ask(socket, "/x", "a.example").text()).startsWith("/x\n");
        }
    }

    @Test
    void helloOfManyKilobytes() throws Exception {
        try (Listening listening = new Listening();
                SSLSocket socket =
                        TlsClient.anonymous().connect(listening.entryPoint.port(), "a.example", manyProtocols(100))) {
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
            assertThat(TlsClient.ask(socket, "/x", "a.example").text()).startsWith("/x\n");
        }
    }

    private static String[] manyProtocols(int count) {
        List<String> protocols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            protocols.add(i + "x".repeat(200));
        }
        protocols.add("http/1.1");
        return protocols.toArray(String[]::new);
    }

    /** What a client sends, and the alert it gets. */
    static Stream<Arguments> refused() {
        return TestRows.of("""
                \\x16\\x03\\x01\\x00\\x00                        50
                \\x16\\x03\\x01\\xFF\\xFF                        50
                \\x16\\x02\\x01\\x00\\x01\\x01                   50
                \\x16\\x03\\x01\\x00\\x04\\x02\\x00\\x00\\x00    50
                \\x16\\x03\\x01\\x00\\x04\\x01\\x00\\x00\\x00    50
                \\x16\\x03\\x01\\x00\\x04\\x01\\xFF\\xFF\\xFF    50
                \\x16\\x03\\x01\\x00\\x04\\x01\\x00\\x00\\x09\\x15\\x03\\x01\\x00\\x01\\x01    50
                \\x16GET\\s/                                     50
                \\x80\\x2E\\x01\\x00\\x02                        70
                """);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void garbage(String sent, int alert) {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            connection.send(sent);
            assertThat(connection.read(7)).containsExactly(0x15, 3, 3, 0, 2, 2, alert);
            assertThat(connection.readToEnd()).isEmpty();
            LimitsTest.await(() -> listening.entryPoint.connections() == 0);
        }
    }

    @Test
    void helloThatNeverEnds() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            byte[] record = new byte[5 + 8000];
            ByteBuffer.wrap(record)
                    .put((byte) 0x16)
                    .putShort((short) 0x0301)
                    .putShort((short) 8000)
                    .putInt(0x01007FF0);
            connection.send(record);
            byte[] empty = {0x16, 3, 1, 0, 1, 0};
            byte[] many = new byte[60_000];
            for (int i = 0; i < many.length; i++) {
                many[i] = empty[i % empty.length];
            }
            connection.send(many);
            assertThat(connection.read(7)).containsExactly(0x15, 3, 3, 0, 2, 2, 50);
        }
    }

    @Test
    void messageThatIsTooLong() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            connection.send("\u0016\u0003\u0001\0\u0008\u0001\0\u0090\0").send("1234");
            assertThat(connection.read(7)).containsExactly(0x15, 3, 3, 0, 2, 2, 50);
        }
    }

    /** The beginnings of what would go on if it came in time. */
    @ParameterizedTest
    @CsvSource({"''", "G", "GET / HTTP/1.1", "PROXY TCP4", "\u0016", "\u0016\u0003\u0001\u0002"})
    void whoDoesNotGoOnIsDisconnected(String sent) {
        try (Listening listening = new Listening(SOON, "300ms", "proxyProtocol.insecure", true);
                RawConnection connection = listening.connect()) {
            connection.send(sent);
            assertThat(connection.readToEnd()).isEmpty();
            LimitsTest.await(() -> listening.entryPoint.connections() == 0);
        }
    }

    @Test
    void slowHandshakesEnd() {
        try (Listening listening = new Listening(SOON, "300ms");
                RawConnection connection = listening.connect()) {
            // A client that never answers what its ClientHello brings about.
            connection.send(Hellos.of("a.example"));
            assertThat(connection.readToEnd()).isNotEmpty();
            LimitsTest.await(() -> listening.entryPoint.connections() == 0);
            assertThat(listening.entryPoint.failedHandshakes()).isEqualTo(1);
        }
    }

    /** More of them than there are threads. */
    @Test
    void waitingTakesNoThreads() {
        List<RawConnection> waiting = new ArrayList<>();
        try (Listening listening = new Listening()) {
            byte[] hello = Hellos.of("a.example");
            for (int i = 0; i < 300; i++) {
                RawConnection connection = listening.connect();
                waiting.add(connection);
                int part = i % 3 == 0 ? 0 : i % 3 == 1 ? hello.length / 2 : hello.length;
                connection.send(java.util.Arrays.copyOf(hello, part));
            }
            LimitsTest.await(() -> listening.entryPoint.connections() == 300);
            assertThat(listening.ask("GET /x HTTP/1.1\nHost: a\n\n").text()).startsWith("/x\n");
        } finally {
            waiting.forEach(RawConnection::close);
        }
    }

    @Test
    void requestThatComesWithTheFirstBytes() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            String request = "POST /%d HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello";
            connection.send((request.formatted(1) + request.formatted(2))
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.readResponse().text()).startsWith("/1\n");
            assertThat(connection.readResponse().text()).startsWith("/2\n");
        }
    }
}
