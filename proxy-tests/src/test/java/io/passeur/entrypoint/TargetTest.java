package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a request target, and which path rules see. */
class TargetTest {

    private static Listening listening;
    private static Listening unsanitized;

    @BeforeAll
    static void start() {
        listening = new Listening();
        unsanitized = new Listening("http.sanitizePath", false, "http.encodeQuerySemicolons", true);
    }

    @AfterAll
    static void stop() {
        listening.close();
        unsanitized.close();
    }

    static Stream<Arguments> accepted() {
        return TestRows.of("""
                -- as sent            on to the server      what rules see
                /                     /                     /
                /a                    /a                    /a
                /a/b/                 /a/b/                 /a/b/
                /a?                   /a?                   /a
                /a?b=c                /a?b=c                /a
                /?x                   /?x                   /
                /a.b/c..d             /a.b/c..d             /a.b/c..d
                /.well-known/x        /.well-known/x        /.well-known/x
                /...                  /...                  /...
                -- escapes
                /%61                  /a                    /a
                /%7e%2D%5f%2e         /~-_.                 /~-_.
                /a%2fb                /a%2Fb                /a%2Fb
                /a%2Fb                /a%2Fb                /a%2Fb
                /a%5cb                /a%5Cb                /a\\b
                /a%20b                /a%20b                /a\\sb
                /a%3fb                /a%3Fb                /a%3Fb
                /a%23b                /a%23b                /a%23b
                /a%25b                /a%25b                /a%25b
                /a%252fb              /a%252fb              /a%252fb
                /a%3bb                /a%3Bb                /a%3Bb
                /a%26%3d%2b%24%2c     /a%26%3D%2B%24%2C     /a%26%3D%2B%24%2C
                /%5b%5d%40%21%27      /%5B%5D%40%21%27      /%5B%5D%40%21%27
                /%28%29%2a%3a         /%28%29%2A%3A         /%28%29%2A%3A
                /%7b%7d%7c            /%7B%7D%7C            /{}|
                /%22%3c%3e            /%22%3C%3E            /"<>
                /%c3%a9               /%C3%A9               /\\xc3\\xa9
                /%e2%82%ac/x          /%E2%82%AC/x          /\\xe2\\x82\\xac/x
                /%ff                  /%FF                  /%FF
                /%c3                  /%C3                  /%C3
                /%c3/%a9              /%C3/%A9              /%C3/%A9
                -- characters that browsers and scripts send raw
                /a|b                  /a%7Cb                /a|b
                /{x}                  /%7Bx%7D              /{x}
                /a\\b                 /a%5Cb                /a\\b
                /"<>^`                /%22%3C%3E%5E%60      /"<>^`
                /[x]                  /[x]                  /[x]
                /a;b=c                /a;b=c                /a;b=c
                /a;b/c;d              /a;b/c;d              /a;b/c;d
                /a@b:c!$&'()*+,=      /a@b:c!$&'()*+,=      /a@b:c!$&'()*+,=
                /\\xc3\\xa9           /%C3%A9               /\\xc3\\xa9
                -- segments
                //                    /                     /
                //a                   /a                    /a
                /a//b                 /a/b                  /a/b
                /a///b//              /a/b/                 /a/b/
                /foo/bar//            /foo/bar/             /foo/bar/
                /./a                  /a                    /a
                /a/./b                /a/b                  /a/b
                /a/.                  /a                    /a
                /a/./                 /a/                   /a/
                /a/../b               /b                    /b
                /a/..                 /                     /
                /a/b/..               /a                    /a
                /a/b/../              /a/                   /a/
                /a/%2e%2e/b           /b                    /b
                /a/%2E./b             /b                    /b
                /a/%2e/b              /a/b                  /a/b
                /a%2f..%2fb           /a%2F..%2Fb           /a%2F..%2Fb
                /a/..%2fb             /a/..%2Fb             /a/..%2Fb
                /a/..;/b              /a/..;/b              /a/..;/b
                /api../x              /api../x              /api../x
                -- above the root
                /..                   /                     /
                /../../a              /a                    /a
                /%2e%2e/a             /a                    /a
                /a/../../b            /b                    /b
                /a%2Fb/../../x        /x                    /x
                /../a?b;c             /a?b&c                /a
                /..;/x                /..;/x                /..;/x
                -- octets that Jetty refuses or replaces
                /a%00b                /a%00b                /a\\x00b
                /a%00?b               /a%00?b               /a\\x00
                /caf\\xe9             /caf%E9               /caf%E9
                /\\xff/a?\\xfe        /%FF/a?%FE            /%FF/a
                -- queries
                /a?b;c                /a?b&c                /a
                /a?b=1;c=2&d          /a?b=1&c=2&d          /a
                /a?b%3bc              /a?b%3bc              /a
                /a?{x}                /a?{x}                /a
                /a?%zz                /a?%zz                /a
                /a?%                  /a?%                  /a
                /a?b=|\\"<>           /a?b=|\\"<>           /a
                /a??b                 /a??b                 /a
                /a?b#c                /a?b#c                /a
                /a?/../b//c           /a?/../b//c           /a
                /a?http://x/y         /a?http://x/y         /a
                -- absolute form
                http://other/x        /x                    /x
                http://other          /                     /
                http://other/         /                     /
                http://other?q        /?q                   /
                http://other:81/a/../b?c   /b?c             /b
                https://other/x       /x                    /x
                HTTP://other/x        /x                    /x
                http://u:p@other/x    /x                    /x
                http://other/../x     /x                    /x
                http://other/a%00?b   /a%00?b               /a\\x00
                """);
    }

    @ParameterizedTest
    @MethodSource
    void accepted(String target, String sent, String routed) {
        RawMessage answer = listening.ask("GET " + target + " HTTP/1.1\nHost: example.com\n\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(lines(answer)).startsWith(sent, utf8(routed));
    }

    /** The protocol makes no difference. */
    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedOverHttp2(String target, String sent, String routed) throws Exception {
        if (target.startsWith("/")) {
            try (RawHttp2 client = new RawHttp2(listening.connect())) {
                assertThat(client.request(1, true, "GET", target).response(1))
                        .startsWith("200 " + sent + "\n" + utf8(routed) + "\na.test\n");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedOverHttp2(String target, String reason) throws Exception {
        try (RawHttp2 client = new RawHttp2(listening.connect())) {
            assertThat(client.request(1, true, "GET", target).response(1))
                    .isEqualTo("400 400 Bad Request: " + reason + "\n");
        }
    }

    @Test
    void specialTargetsOverHttp2() throws Exception {
        try (RawHttp2 client = new RawHttp2(listening.connect())) {
            assertThat(client.request(1, true, "OPTIONS", "*").response(1)).isEqualTo("200 ");
            assertThat(client.request(3, true, "GET", "*").response(3)).startsWith("400 ");
            client.headers(5, true, ":method", "CONNECT", ":authority", "a.test:443");
            assertThat(client.response(5)).isEqualTo("501 ");
            assertThat(client.request(7, true, "GET", "/x").response(7)).startsWith("200 /x\n");
        }
    }

    /** The table speaks of bytes, the answer is read as UTF-8. */
    private static String utf8(String bytes) {
        return new String(
                bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String> lines(RawMessage answer) {
        return answer.text().lines().toList();
    }

    static Stream<Arguments> refused() {
        return TestRows.of("""
                /%                    malformed\\sescape\\sin\\sthe\\spath
                /a%2                  malformed\\sescape\\sin\\sthe\\spath
                /a%zz                 malformed\\sescape\\sin\\sthe\\spath
                /%2g                  malformed\\sescape\\sin\\sthe\\spath
                /%u0041               malformed\\sescape\\sin\\sthe\\spath
                /a/../..%2            malformed\\sescape\\sin\\sthe\\spath
                /a#b                  #\\sin\\sthe\\spath
                /#                    #\\sin\\sthe\\spath
                /a#b?c                #\\sin\\sthe\\spath
                /a;x#b                #\\sin\\sthe\\spath
                /../a#b               #\\sin\\sthe\\spath
                """);
    }

    @ParameterizedTest
    @MethodSource
    void refused(String target, String reason) {
        RawMessage answer = listening.ask("GET " + target + " HTTP/1.1\nHost: example.com\n\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("400 Bad Request: " + reason + "\n");
    }

    static Stream<Arguments> unsanitized() {
        return TestRows.of("""
                /a/../b               /a/../b               /a/../b
                /../b                 /../b                 /../b
                /a//b                 /a//b                 /a//b
                /a/%2e%2e/b           /a/../b               /a/../b
                /%61/./               /a/./                 /a/./
                //a                   //a                   //a
                /a|b                  /a%7Cb                /a|b
                /a?b;c;               /a?b%3Bc%3B           /a
                """);
    }

    @ParameterizedTest
    @MethodSource
    void unsanitized(String target, String sent, String routed) {
        RawMessage answer = unsanitized.ask("GET " + target + " HTTP/1.1\nHost: example.com\n\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(lines(answer)).startsWith(sent, routed);
    }
}
