package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients behind a balancer that tells their addresses by the PROXY protocol. */
class ProxyProtocolTest {

    private static final String REQUEST = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String V2 = "0D0A0D0A000D0A515549540A";

    private static Listening trusting() {
        return new Listening("proxyProtocol.trustedIPs", List.of("127.0.0.0/8"));
    }

    private static RawMessage ask(Listening listening, byte[] header, int packet) {
        byte[] all = ByteBuffer.allocate(header.length + REQUEST.length())
                .put(header)
                .put(REQUEST.getBytes(StandardCharsets.US_ASCII))
                .array();
        try (RawConnection connection = listening.connect()) {
            for (int i = 0; i < all.length; i += packet) {
                connection.send(java.util.Arrays.copyOfRange(all, i, Math.min(all.length, i + packet)));
            }
            return connection.readResponse();
        }
    }

    /** Lines of version 1, and the address that servers see. */
    static Stream<Arguments> lines() {
        return TestRows.of("""
                -                                                    127.0.0.1
                PROXY TCP4 192.0.2.7 192.0.2.1 5000 443\\r\\n        192.0.2.7
                PROXY TCP6 2001:db8::7 2001:db8::1 5000 443\\r\\n    2001:db8:0:0:0:0:0:7
                PROXY UNKNOWN\\r\\n                                  127.0.0.1
                PROXY UNKNOWN ff 00 1 2 3\\r\\n                      127.0.0.1
                PROXY TCP4 255.255.255.255 0.0.0.0 65535 0\\r\\n     255.255.255.255
                """);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void version1(String line, String address) {
        byte[] header = line.getBytes(StandardCharsets.ISO_8859_1);
        try (Listening listening = trusting()) {
            for (int packet : new int[] {1, 10_000}) {
                assertThat(ask(listening, header, packet).text())
                        .startsWith("/x\n")
                        .contains("X-Real-Ip: " + address + "\n");
            }
        }
    }

    /** Headers of version 2 behind the signature, and the address that servers see. */
    static Stream<Arguments> binaries() {
        return TestRows.of("""
                2111000CC0000207C0000201138801BB                      192.0.2.7
                21110012C0000207C0000201138801BB200003414243          192.0.2.7
                2121002420010DB800000000000000000000000720010DB8000000000000000000000001138801BB    2001:db8:0:0:0:0:0:7
                20000000                                              127.0.0.1
                2011000CC0000207C0000201138801BB                      127.0.0.1
                21000000                                              127.0.0.1
                21310002AABB                                          127.0.0.1
                """);
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void version2(String header, String address) {
        byte[] bytes = HexFormat.of().parseHex(V2 + header);
        try (Listening listening = trusting()) {
            for (int packet : new int[] {1, 10_000}) {
                assertThat(ask(listening, bytes, packet).text())
                        .startsWith("/x\n")
                        .contains("X-Real-Ip: " + address + "\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"100", "5000", "65000"})
    void longExtensions(int length) {
        ByteBuffer header = ByteBuffer.allocate(16 + 12 + length)
                .put(HexFormat.of().parseHex(V2))
                .putShort((short) 0x2111)
                .putShort((short) (12 + length))
                .put(HexFormat.of().parseHex("C0000207C0000201138801BB"));
        try (Listening listening = trusting()) {
            assertThat(ask(listening, header.array(), 100_000).text()).contains("X-Real-Ip: 192.0.2.7\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.7 192.0.2.1 5000",
        "PROXY TCP4 192.0.2.7 192.0.2.1 5000 70000",
        "PROXY TCP4 2001:db8::7 192.0.2.1 5000 443",
        "PROXY TCP4 localhost 192.0.2.1 5000 443",
        "PROXY UDP4 192.0.2.7 192.0.2.1 5000 443\r\n",
        "'PROXY TCP4 192.0.2.7                                                                                            1'"
    })
    void brokenLinesEndTheConnection(String line) {
        try (Listening listening = trusting();
                RawConnection connection = listening.connect()) {
            connection.send(line + "\r\n");
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1111000CC0000207C0000201138801BB", "2211000CC0000207C0000201138801BB", "21110004C0000207"})
    void brokenBinariesEndTheConnection(String header) {
        try (Listening listening = trusting();
                RawConnection connection = listening.connect()) {
            connection.send(HexFormat.of().parseHex(V2 + header));
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void othersAreNotBelieved() {
        byte[] line = "PROXY TCP4 192.0.2.7 192.0.2.1 5000 443\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Listening listening = new Listening("proxyProtocol.trustedIPs", List.of("10.0.0.0/8"))) {
            for (int packet : new int[] {1, 10_000}) {
                assertThat(ask(listening, line, packet).text()).contains("X-Real-Ip: 127.0.0.1\n");
                byte[] binary = HexFormat.of().parseHex(V2 + "2111000CC0000207C0000201138801BB");
                assertThat(ask(listening, binary, packet).text()).contains("X-Real-Ip: 127.0.0.1\n");
                assertThat(ask(listening, new byte[0], packet).text()).contains("X-Real-Ip: 127.0.0.1\n");
            }
        }
        try (Listening listening = new Listening()) {
            assertThat(ask(listening, line, 10_000).status()).isEqualTo(400);
        }
        try (Listening listening = new Listening("proxyProtocol.insecure", true)) {
            assertThat(ask(listening, line, 10_000).text()).contains("X-Real-Ip: 192.0.2.7\n");
        }
    }

    @Test
    void theAddressDecidesWhoseHeadersAreBelieved() {
        byte[] line = "PROXY TCP4 192.0.2.7 192.0.2.1 5000 443\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] request =
                "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Listening listening = new Listening(
                        "proxyProtocol.insecure", true, "forwardedHeaders.trustedIPs", List.of("127.0.0.1"));
                RawConnection connection = listening.connect()) {
            assertThat(connection.send(line).send(request).readResponse().text())
                    .contains("X-Forwarded-Proto: http\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "20", "100000"})
    void beforeTls(int packet) throws Exception {
        byte[] line = "PROXY TCP4 192.0.2.7 192.0.2.1 5000 443\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Listening listening = trusting();
                ReframedSocket pieces = new ReframedSocket(listening.entryPoint.port(), 100_000, packet, line);
                SSLSocket socket = TlsClient.anonymous().over(pieces, "a.example", settings -> {})) {
            assertThat(TlsClient.ask(socket, "/x", "a.example").text())
                    .contains("X-Real-Ip: 192.0.2.7\n", "X-Forwarded-Proto: https\n");
        }
    }
}
