package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which host rules see, and what servers are told about it. */
class HostTest {

    private static Listening listening;

    @BeforeAll
    static void start() {
        listening = new Listening();
    }

    @AfterAll
    static void stop() {
        listening.close();
    }

    static Stream<Arguments> known() {
        return TestRows.of("""
                -- target          Host                rules see       Host that goes on    port
                /                  example.com         example.com     example.com          80
                /                  EXAMPLE.com         example.com     EXAMPLE.com          80
                /                  example.com.        example.com     example.com.         80
                /                  example.com:80      example.com     example.com:80       80
                /                  example.com:8080    example.com     example.com:8080     8080
                /                  Example.com.:8080   example.com     Example.com.:8080    8080
                /                  10.0.0.1            10.0.0.1        10.0.0.1             80
                /                  10.0.0.1:81         10.0.0.1        10.0.0.1:81          81
                /                  [::1]               ::1             [::1]                80
                /                  [::1]:8080          ::1             [::1]:8080           8080
                /                  [2001:DB8::1]:80    2001:db8::1     [2001:DB8::1]:80     80
                /                  [::1]:              ::1             [::1]                80
                /                  ::1                 ::1             [::1]                80
                /                  example.com:        example.com     example.com          80
                /                  xn--bcher-kva.de    xn--bcher-kva.de  xn--bcher-kva.de   80
                /                  a_b.example         a_b.example     a_b.example          80
                http://other/      example.com         other           other                80
                http://other:81/   example.com         other           other:81             81
                http://Other/      example.com:8080    other           Other                80
                http://u@other/    example.com         other           other                80
                https://other/     example.com         other           other                80
                http://[::1]:82/   example.com         ::1             [::1]:82             82
                """);
    }

    @ParameterizedTest
    @MethodSource
    void known(String target, String host, String canonical, String passed, String port) {
        RawMessage answer = listening.ask("GET " + target + " HTTP/1.1\nHost: " + host + "\n\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().lines().toList().get(2)).isEqualTo(canonical);
        assertThat(answer.text().lines())
                .contains("Host: " + passed, "X-Forwarded-Host: " + passed, "X-Forwarded-Port: " + port)
                .filteredOn(line -> line.startsWith("Host:"))
                .hasSize(1);
    }

    static Stream<Arguments> refused() {
        return TestRows.of("""
                Host:\\s
                Host:\\s\\s
                Host:\\sa\\sb
                Host:\\sa/b
                Host:\\sa:b
                Host:\\sa:99999
                Host:\\s[::1
                Host:\\sa@b
                Host:\\sa\\b
                Host:\\sa?b
                Host:\\sa#b
                Host:\\sa"b
                Host:\\s<a>
                Host:\\s\\xe9
                Host:\\s:
                Host:\\s:80
                Host:\\s[]
                Host:\\sa]
                Host:\\sa:8o
                Host:\\sa:080000
                Host:\\s@a
                Host:\\sa,b
                Host:\\sa\\nHost:\\sb
                Host:\\sa\\nHost:\\sa
                X-Other:\\sa
                """);
    }

    @ParameterizedTest
    @MethodSource
    void refused(String line) {
        RawMessage answer = listening.ask("GET / HTTP/1.1\n" + line + "\n\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.value("Connection")).isEqualTo("close");
        assertThat(answer.text()).startsWith("400 Bad Request").doesNotContain("<");
    }

    @Test
    void oldClientsNeedNoHost() {
        RawMessage answer = listening.ask("GET /a HTTP/1.0\n\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().lines().toList().get(2)).isEmpty();
        assertThat(answer.text()).doesNotContain("X-Forwarded-Host", "Host:");
    }

    @Test
    void oldClientsMayNameTheHostInTheTarget() {
        RawMessage answer = listening.ask("GET http://other/a HTTP/1.0\n\n");
        assertThat(answer.text()).startsWith("/a\n/a\nother\n").contains("Host: other");
    }
}
