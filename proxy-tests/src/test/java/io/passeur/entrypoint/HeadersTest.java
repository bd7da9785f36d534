package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of headers from strangers, from trusted peers, and of those that Connection names. */
class HeadersTest {

    private static Listening stranger;
    private static Listening trusted;
    private static Listening deleting;
    private static Listening rejecting;

    @BeforeAll
    static void start() {
        stranger = new Listening("forwardedHeaders.trustedIPs", List.of("10.0.0.0/8"));
        trusted = new Listening(
                "forwardedHeaders.trustedIPs", List.of("127.0.0.0/8"),
                "forwardedHeaders.connection", List.of("X-Kept"),
                "forwardedHeaders.addXForwardedSchemeHeaders", true);
        deleting = new Listening("http.underscoreHeadersStrategy", "delete", "forwardedHeaders.insecure", true);
        rejecting = new Listening("http.underscoreHeadersStrategy", "reject");
    }

    @AfterAll
    static void stop() {
        Stream.of(stranger, trusted, deleting, rejecting).forEach(Listening::close);
    }

    private static List<String> passed(Listening listening, String headers) {
        RawMessage answer =
                listening.ask("GET / HTTP/1.1\nHost: a\n" + (headers.isEmpty() ? "" : headers + "\n") + "\n");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text().lines().skip(4).toList();
    }

    /** The lines that are there when the client sends nothing. */
    private static List<String> plain(String real) {
        return List.of(
                "Host: a",
                "X-Real-Ip: " + real,
                "X-Forwarded-Proto: http",
                "X-Forwarded-Port: 80",
                "X-Forwarded-Host: a",
                "X-Forwarded-Server: " + HostName.VALUE);
    }

    static Stream<Arguments> droppedFromStrangers() {
        return TestRows.of("""
                X-Forwarded-Proto:\\shttps
                X-Forwarded-For:\\s1.2.3.4
                X-Forwarded-Host:\\sevil
                X-Forwarded-Port:\\s1
                X-Forwarded-Server:\\sevil
                X-Forwarded-Uri:\\s/evil
                X-Forwarded-Method:\\sEVIL
                X-Forwarded-Prefix:\\s/evil
                X-Forwarded-Scheme:\\shttps
                X-Forwarded-Tls-Client-Cert:\\sevil
                X-Forwarded-Tls-Client-Cert-Info:\\sevil
                X-Scheme:\\shttps
                X-Real-Ip:\\s1.2.3.4
                x-forwarded-for:\\s1.2.3.4
                X-FORWARDED-PREFIX:\\s/evil
                X_Forwarded_For:\\s1.2.3.4
                X-Forwarded_For:\\s1.2.3.4
                x_forwarded_proto:\\shttps
                X_REAL_IP:\\s1.2.3.4
                X_Forwarded-Tls_Client-Cert:\\sevil
                Connection:\\skeep-alive
                Connection:\\sclose
                Connection:\\sX-Forwarded-Host
                Connection:\\sX-A\\nX-A:\\sb
                Connection:\\sX-A,\\sX-B\\nX-A:\\sb\\nx-b:\\sc
                X-A:\\sb\\nConnection:\\sx-a
                Connection:\\sX-A\\nConnection:\\sX-B\\nX-A:\\sb\\nX-B:\\sc
                Connection:\\sHost
                Connection:\\sX-Real-Ip
                Connection:\\sX-Forwarded-Proto,\\sX-Forwarded-Server
                Connection:\\sAuthorization\\nAuthorization:\\sx
                """);
    }

    @ParameterizedTest
    @MethodSource
    void droppedFromStrangers(String headers) {
        assertThat(passed(stranger, headers)).containsExactlyElementsOf(plain("127.0.0.1"));
    }

    static Stream<Arguments> keptFromAnybody() {
        return TestRows.of("""
                X-Forwarded-Foo:\\sb
                X-Forwardedfor:\\sb
                XForwardedFor:\\sb
                Forwarded:\\sfor=1.2.3.4
                Via:\\s1.1\\sx
                X_Other:\\sb
                Accept:\\s*/*
                Cookie:\\sa=b;\\sc="d"
                X-Quote:\\sa="b
                User-Agent:\\sx
                """);
    }

    @ParameterizedTest
    @MethodSource
    void keptFromAnybody(String header) {
        assertThat(passed(stranger, header)).contains(header).hasSize(7);
    }

    static Stream<Arguments> fromTrusted() {
        return TestRows.of("""
                -- sent                                          what the server must get
                X-Forwarded-Proto:\\shttps                       X-Forwarded-Proto:\\shttps
                X-Forwarded-Proto:\\shttps                       X-Forwarded-Port:\\s443
                X-Forwarded-Proto:\\shttps                       X-Forwarded-Scheme:\\shttps
                X-Forwarded-Proto:\\shttps                       X-Scheme:\\shttps
                X-Forwarded-Proto:\\swss                         X-Forwarded-Port:\\s443
                X-Forwarded-Proto:\\s                            X-Forwarded-Proto:\\shttp
                X-Forwarded-For:\\s1.2.3.4                       X-Forwarded-For:\\s1.2.3.4
                X-Forwarded-For:\\s1.1.1.1\\nX-Forwarded-For:\\s2.2.2.2   X-Forwarded-For:\\s1.1.1.1,\\s2.2.2.2
                X-Forwarded-Host:\\sb                            X-Forwarded-Host:\\sb
                X-Forwarded-Host:\\s                             X-Forwarded-Host:\\sa
                X-Forwarded-Port:\\s81                           X-Forwarded-Port:\\s81
                X-Real-Ip:\\s1.2.3.4                             X-Real-Ip:\\s1.2.3.4
                X-Real-Ip:\\s                                    X-Real-Ip:\\s127.0.0.1
                X-Forwarded-Server:\\sother                      X-Forwarded-Server:\\s@
                X-Forwarded-Prefix:\\s/p                         X-Forwarded-Prefix:\\s/p
                X_Forwarded_For:\\s1.2.3.4                       X_Forwarded_For:\\s1.2.3.4
                X-Scheme:\\sx                                    X-Scheme:\\shttp
                Connection:\\sX-Forwarded-For\\nX-Forwarded-For:\\s1.2.3.4   X-Forwarded-For:\\s1.2.3.4
                Connection:\\sX-Kept\\nX-Kept:\\sb               X-Kept:\\sb
                Connection:\\sX-Kept\\nX-Kept:\\sb               Connection:\\sX-Kept
                Connection:\\sUpgrade\\nUpgrade:\\swebsocket     X-Forwarded-Proto:\\sws
                Connection:\\sUpgrade\\nUpgrade:\\swebsocket     Upgrade:\\swebsocket
                Connection:\\sUpgrade\\nUpgrade:\\swebsocket     Connection:\\sUpgrade
                Connection:\\skeep-alive,\\supgrade\\nUpgrade:\\sWebSocket     X-Scheme:\\sws
                Connection:\\sUpgrade\\nUpgrade:\\sother         X-Forwarded-Proto:\\shttp
                """);
    }

    @ParameterizedTest
    @MethodSource
    void fromTrusted(String sent, String expected) {
        String line = expected.replace("@", HostName.VALUE);
        String name = line.substring(0, line.indexOf(':') + 1);
        assertThat(passed(trusted, sent))
                .filteredOn(got -> got.startsWith(name))
                .containsExactly(line);
    }

    static Stream<Arguments> underscores() {
        return TestRows.of("""
                X_A:\\sb
                a_b:\\sc
                X_Forwarded_For:\\s1.2.3.4
                _:\\sx
                """);
    }

    @ParameterizedTest
    @MethodSource("underscores")
    void deletesUnderscores(String header) {
        assertThat(passed(deleting, header)).hasSize(6).doesNotContain(header);
    }

    @ParameterizedTest
    @MethodSource("underscores")
    void rejectsUnderscores(String header) {
        RawMessage answer = rejecting.ask("GET / HTTP/1.1\nHost: a\n" + header + "\n\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Bad Request\n");
    }
}
