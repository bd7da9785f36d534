package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.tls.ClientHelloScan.Progress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientHelloScanTest {

    private static final String RANDOM = "00".repeat(32);
    private static final String SUITES = "0002 1301";
    private static final String COMPRESSION = "01 00";

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static String counted(int bytes, String content) {
        return HexFormat.of().toHexDigits(hex(content).length, 2 * bytes) + content;
    }

    private static String extension(String type, String content) {
        return type + counted(2, content);
    }

    private static byte[] message(String body) {
        return hex("01" + counted(3, body));
    }

    private static byte[] record(byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .put((byte) 0x16)
                .putShort((short) 0x0301)
                .putShort((short) payload.length)
                .put(payload)
                .array();
    }

    private static String body(String extensions) {
        return "0303" + RANDOM + "00" + SUITES + COMPRESSION + counted(2, extensions);
    }

    private static @Nullable ClientHello scan(byte[] wire) {
        ClientHelloScan scan = new ClientHelloScan();
        return scan.look(ByteBuffer.wrap(wire)) == Progress.COMPLETE ? scan.hello() : null;
    }

    private static byte[] real(String name, String... protocols) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine(name, 443);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        parameters.setApplicationProtocols(protocols);
        engine.setSSLParameters(parameters);
        ByteBuffer out = ByteBuffer.allocate(20_000);
        engine.wrap(ByteBuffer.allocate(0), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void realClient() throws Exception {
        assertThat(scan(real("A.example", "h2", "http/1.1")))
                .isEqualTo(new ClientHello("a.example", List.of("h2", "http/1.1"), List.of(0x0304, 0x0303)));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,9", "2,1", "3,1000", "100,1", "100,7", "16384,1", "16384,16384"})
    void inPieces(int recordSize, int packetSize) throws Exception {
        byte[] whole = real("a.example", "h2");
        ByteBuffer wire = ByteBuffer.allocate(10_000);
        for (int i = 5; i < whole.length; i += recordSize) {
            wire.put(record(Arrays.copyOfRange(whole, i, Math.min(whole.length, i + recordSize))));
        }
        ClientHelloScan scan = new ClientHelloScan();
        for (int arrived = 0; arrived < wire.position(); arrived += packetSize) {
            assertThat(scan.look(ByteBuffer.wrap(wire.array(), 0, arrived))).isEqualTo(Progress.INCOMPLETE);
        }
        assertThat(scan.look(ByteBuffer.wrap(wire.array(), 0, wire.position()))).isEqualTo(Progress.COMPLETE);
        assertThat(scan.hello().serverName()).isEqualTo("a.example");
    }

    @Test
    void withoutExtensions() {
        assertThat(scan(record(message("0302" + RANDOM + "00" + SUITES + COMPRESSION))))
                .isEqualTo(new ClientHello(null, List.of(), List.of(0x0302)));
    }

    static Stream<Arguments> broken() {
        String name = extension("0000", counted(2, "00" + counted(2, "61")));
        return Stream.of(
                Arguments.of("no random", "0303" + "00".repeat(31)),
                Arguments.of("session too long", "0303" + RANDOM + counted(1, "00".repeat(33)) + SUITES + COMPRESSION),
                Arguments.of("session cut", "0303" + RANDOM + "20" + "00".repeat(5)),
                Arguments.of("no suites", "0303" + RANDOM + "00" + "0000" + COMPRESSION),
                Arguments.of("suites cut", "0303" + RANDOM + "00" + "FFFF1301"),
                Arguments.of("no compression", "0303" + RANDOM + "00" + SUITES + "00"),
                Arguments.of("extensions cut", "0303" + RANDOM + "00" + SUITES + COMPRESSION + "0010" + "0000"),
                Arguments.of("something behind", body(name) + "00"),
                Arguments.of("extension cut", body("0000 FFFF 00")),
                Arguments.of("extension twice", body(name + name)),
                Arguments.of("unknown extension twice", body("ABCD0000ABCD0000")),
                Arguments.of("empty name", body(extension("0000", counted(2, "00" + counted(2, ""))))),
                Arguments.of("no names", body(extension("0000", counted(2, "")))),
                Arguments.of("no list", body(extension("0000", ""))),
                Arguments.of("two names", body(extension("0000", counted(2, "00000161" + "00000162")))),
                Arguments.of("name with dot at the end", body(extension("0000", counted(2, "000002612E")))),
                Arguments.of("name with space", body(extension("0000", counted(2, "0000026120")))),
                Arguments.of("name with zero", body(extension("0000", counted(2, "0000026100")))),
                Arguments.of("name not in ASCII", body(extension("0000", counted(2, "000002C3A4")))),
                Arguments.of("name cut", body(extension("0000", counted(2, "00000561")))),
                Arguments.of("behind names", body(extension("0000", counted(2, "00000161") + "00"))),
                Arguments.of("empty protocol", body(extension("0010", counted(2, "00")))),
                Arguments.of("no protocols", body(extension("0010", counted(2, "")))),
                Arguments.of("protocol cut", body(extension("0010", counted(2, "0568")))),
                Arguments.of("odd versions", body(extension("002B", counted(1, "030403")))),
                Arguments.of("no versions", body(extension("002B", counted(1, "")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refused(String what, String body) {
        assertThat(new ClientHelloScan().look(ByteBuffer.wrap(record(message(body)))))
                .as(what)
                .isEqualTo(Progress.BROKEN);
    }

    @Test
    void recordsThatAreNone() {
        for (String wire : List.of(
                "1703010001", "1602010001", "1603010000", "1603014001", "160301000102", "16030100050100800000")) {
            assertThat(new ClientHelloScan().look(ByteBuffer.wrap(hex(wire))))
                    .as(wire)
                    .isEqualTo(Progress.BROKEN);
        }
    }

    /** Nothing that differs from a real message makes it throw, read on for ever, or look at more than it may. */
    @Test
    void survivesMutations() throws Exception {
        byte[] good = real("some.example", "h2", "http/1.1");
        Random random = new Random(11);
        int complete = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            int length = random.nextBoolean() ? bad.length : random.nextInt(bad.length);
            Progress progress = new ClientHelloScan().look(ByteBuffer.wrap(bad, 0, length));
            complete += progress == Progress.COMPLETE ? 1 : 0;
        }
        assertThat(complete).isBetween(1, 19_999);
    }
}
