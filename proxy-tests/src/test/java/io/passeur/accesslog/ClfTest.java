package io.passeur.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formats {@code common} and {@code genericCLF}. */
class ClfTest {

    private static final String TRUST = "--entrypoints.web.forwardedheaders.insecure";
    private static final String KEEP = "--accesslog.fields.headers.defaultmode=keep";

    @TempDir
    Path folder;

    private String line(String request, String... flags) {
        try (LoggingProxy proxy = new LoggingProxy(folder, flags)) {
            proxy.ask(request);
            return proxy.steadyLine();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /x?y=z HTTP/1.1~Host: a.test     | "GET /x?y=z HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            GET / HTTP/1.0~Host: a.test          | "GET / HTTP/1.0" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            BREW /a/../b HTTP/1.1~Host: a.test   | "BREW /b HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            GET / HTTP/1.1~Host: none.test       | "GET / HTTP/1.1" 404 19 "-" "-" 1 "-" "-" 0ms
            GET / HTTP/1.1~Host: gone.test       | "GET / HTTP/1.1" 502 11 "-" "-" 1 "gone@testing" "http://127.0.0.1:1" 0ms
            GET / HTTP/1.1~Host: empty.test      | "GET / HTTP/1.1" 503 20 "-" "-" 1 "empty@testing" "-" 0ms
            GET /?a="b" HTTP/1.1~Host: a.test    | "GET /?a=\\"b\\" HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            GET / HTTP/1.1~Host: a.test~User-Agent: x | "GET / HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            """)
    void eachRequestIsALine(String request, String expected) {
        assertThat(line(request.replace('~', '\n') + "\n\n")).isEqualTo("127.0.0.1 - - [time] " + expected);
    }

    @Test
    void aWholeLineIsTraefiksToTheByte() {
        try (LoggingProxy proxy = new LoggingProxy(folder, KEEP)) {
            proxy.ask("GET / HTTP/1.1\nHost: a.test\nReferer: http://b.test/\nUser-Agent: say \"hi\"\n\n");
            assertThat(proxy.line())
                    .matches("127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d"
                            + " \\+0000] \"GET / HTTP/1\\.1\" 200 5 \"http://b\\.test/\" \"say \\\\\"hi\\\\\"\" 1"
                            + " \"hello@testing\" \"http://127\\.0\\.0\\.1:\\d+\" \\d+ms");
        }
    }

    @Test
    void genericClfEndsWithTheUserAgent() {
        String request = "GET / HTTP/1.1\nHost: a.test\nUser-Agent: curl\n\n";
        assertThat(line(request, "--accesslog.format=genericCLF", KEEP))
                .isEqualTo("127.0.0.1 - - [time] \"GET / HTTP/1.1\" 200 5 \"-\" \"curl\"");
    }

    @Test
    void theClientIsWhomTrustedPeersName() {
        String request = "GET / HTTP/1.1\nHost: a.test\nX-Forwarded-For: 10.1.1.1, 10.2.2.2\n\n";
        assertThat(line(request, TRUST)).startsWith("10.1.1.1, 10.2.2.2 - - [time] ");
    }

    @Test
    void othersAreNotBelieved() {
        String request = "GET / HTTP/1.1\nHost: a.test\nX-Forwarded-For: 10.1.1.1\n\n";
        assertThat(line(request)).startsWith("127.0.0.1 - - [time] ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --accesslog.fields.names.ClientHost=drop       | - - - [time] "GET /?a=b HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.names.clientHOST=drop       | - - - [time] "GET /?a=b HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.names.RequestPath=drop      | 127.0.0.1 - - [time] "GET - HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.names.DownstreamStatus=drop | 127.0.0.1 - - [time] "GET /?a=b HTTP/1.1" - 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.names.RouterName=drop       | 127.0.0.1 - - [time] "GET /?a=b HTTP/1.1" 200 5 "-" "-" 1 "-" "http://server" 0ms
            --accesslog.fields.names.RequestCount=drop     | 127.0.0.1 - - [time] "GET /?a=b HTTP/1.1" 200 5 "-" "-" - "hello@testing" "http://server" 0ms
            --accesslog.fields.defaultmode=drop            | - - - [-] "- - -" - - "-" "-" - "-" "-" 0ms
            --accesslog.fields.headers.names.user-agent=keep   | 127.0.0.1 - - [time] "GET /?a=b HTTP/1.1" 200 5 "-" "me,too" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.headers.names.USER-AGENT=redact | 127.0.0.1 - - [time] "GET /?a=b HTTP/1.1" 200 5 "-" "REDACTED" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.queryparameters.defaultmode=drop | 127.0.0.1 - - [time] "GET / HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            --accesslog.fields.queryparameters.defaultmode=redact | 127.0.0.1 - - [time] "GET /?a=REDACTED HTTP/1.1" 200 5 "-" "-" 1 "hello@testing" "http://server" 0ms
            """)
    void fieldsAreKeptAndDropped(String flag, String expected) {
        assertThat(line("GET /?a=b HTTP/1.1\nHost: a.test\nUser-Agent: me\nUser-Agent: too\n\n", flag))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /?token=s&a=b             | /?token=REDACTED&a=b
            /?a=b&token=s&token=t     | /?a=b&token=REDACTED&token=REDACTED
            /?t%6fken=s               | /?t%6fken=REDACTED
            /?token                   | /?token
            /?utm=x&a=b               | /?a=b
            /?utm=x                   | /
            /?%zz=x&utm=              | /?%zz=x
            /                         | /
            """)
    void singleParametersAreRedactedAndDropped(String target, String shown) {
        String line = line(
                "GET " + target + " HTTP/1.1\nHost: a.test\n\n",
                "--accesslog.fields.queryparameters.names.token=redact",
                "--accesslog.fields.queryparameters.names.utm=drop");
        assertThat(line).contains("\"GET " + shown + " HTTP/1.1\"");
    }

    @Test
    void aTimeThatIsNotUtcIsLocal() {
        try (LoggingProxy proxy = new LoggingProxy(folder, "--accesslog.fields.names.StartUTC=drop")) {
            proxy.ask("GET / HTTP/1.1\nHost: a.test\n\n");
            assertThat(proxy.line()).containsPattern("\\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}]");
        }
    }

    @Test
    void http2() throws Exception {
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
        client.start();
        try (LoggingProxy proxy = new LoggingProxy(folder)) {
            ContentResponse answer = client.newRequest("http://127.0.0.1:" + proxy.port() + "/x?y")
                    .timeout(20, TimeUnit.SECONDS)
                    .send();
            assertThat(answer.getContentAsString()).isEqualTo("hello");
            assertThat(proxy.steadyLine()).contains("\"GET /x?y HTTP/2.0\" 200 5 \"-\" \"-\" 1 \"hello@testing\"");
        } finally {
            client.stop();
        }
    }

    @Test
    void anUnknownFormatIsTheCommonOne() {
        assertThat(line("GET / HTTP/1.1\nHost: a.test\n\n", "--accesslog.format=jsno"))
                .endsWith(" 0ms");
    }
}
