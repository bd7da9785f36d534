package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.SecureConnection;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests are framed, and which protocol a connection speaks. */
class FramingTest {

    private static Listening listening;

    @BeforeAll
    static void start() {
        listening = new Listening();
    }

    @AfterAll
    static void stop() {
        listening.close();
    }

    /** Passed on as {@code chunked}, such bodies would lose their other codings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: ,chunked",
                "Transfer-Encoding: chunked,",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked;a=b",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: gzip",
            })
    void otherCodings(String fields) {
        try (RawConnection connection = listening.connect()) {
            connection.sendLines("POST / HTTP/1.1\nHost: a\n" + fields + "\n\n2\nhi\n0\n\n");
            RawMessage answer = connection.readResponse();
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text().strip())
                    .isEqualTo("501 Not Implemented: the only Transfer-Encoding that is supported is chunked");
            assertThat(answer.value("Connection")).isEqualTo("close");
            connection.awaitClose();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", "CHUNKED"})
    void chunked(String coding) {
        RawMessage answer =
                listening.ask("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: " + coding + "\n\n2\nhi\n0\n\n");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void oldClientsHaveNoCodings() {
        RawMessage answer = listening.ask("POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n2\nhi\n0\n\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.value("Connection")).isEqualTo("close");
    }

    static Stream<Arguments> upgrades() {
        return TestRows.of("""
                Upgrade:\\sfoo                                                        -
                Upgrade:\\sfoo\\nConnection:\\sclose                                  -
                Upgrade:\\sh2c                                                        -
                Connection:\\sUpgrade\\nUpgrade:\\sh2c                                -
                Upgrade:\\sh2c\\nConnection:\\sUpgrade                                -
                Connection:\\sUpgrade\\nUpgrade:\\sH2C,\\sfoo                         -
                Connection:\\sUpgrade                                                 -
                Connection:\\supgrade\\nUpgrade:\\sfoo                                foo
                Upgrade:\\sfoo\\nConnection:\\skeep-alive,\\sUpgrade                  foo
                """);
    }

    /** A wish for another protocol that is incomplete is ignored (RFC 9110, 7.8). */
    @ParameterizedTest
    @MethodSource
    void upgrades(String fields, String passed) {
        try (RawConnection connection = listening.connect()) {
            connection.sendLines("GET /x HTTP/1.1\nHost: a\n" + fields + "\n\n");
            String text = connection.readResponse().text();
            assertThat(text).startsWith("/x\n");
            if (passed.isEmpty()) {
                assertThat(text).doesNotContain("Upgrade");
            } else {
                assertThat(text).contains("Upgrade: " + passed + "\n", "Connection: Upgrade\n");
            }
        }
    }

    @Test
    void upgradeToHttp2() throws Exception {
        try (RawConnection connection = listening.connect()) {
            connection.sendLines("GET /x HTTP/1.1\nHost: a\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\n"
                    + "HTTP2-Settings: AAMAAABkAAQAAP__\n\n");
            assertThat(connection.readHead().status()).isEqualTo(101);
            assertThat(new RawHttp2(connection).response(1)).startsWith("200 /x\n");
        }
    }

    /** What ALPN has chosen is what is spoken. */
    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", ""})
    void prefaceOfHttp2BehindAnotherChoice(String protocol) {
        String[] offered = protocol.isEmpty() ? new String[0] : new String[] {protocol};
        try (SecureConnection tls = SecureConnection.to(listening.entryPoint.port(), "a.test", offered)) {
            assertThat(tls.protocol()).isEqualTo(protocol);
            tls.raw().send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(tls.raw().readHead().startLine()).startsWith("HTTP/1.1 505 ");
        }
    }

    @Test
    void settingsAtOnce() {
        try (SecureConnection tls = SecureConnection.to(listening.entryPoint.port(), "a.test", "h2")) {
            assertThat(tls.raw().read(9)[3]).as("a frame of settings").isEqualTo((byte) RawHttp2.SETTINGS);
        }
    }
}
