package io.passeur.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.HttpKinds;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawMessage;
import io.passeur.testing.SecureConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format {@code json}. */
class JsonTest {

    private static final String JSON = "--accesslog.format=json";
    private static final String REQUEST = "GET /a?b=c HTTP/1.1\nHost: a.test\n\n";

    @TempDir
    Path folder;

    private String line(String request, String... flags) {
        List<String> all = new ArrayList<>(List.of(JSON));
        all.addAll(List.of(flags));
        try (LoggingProxy proxy = new LoggingProxy(folder, all.toArray(String[]::new))) {
            proxy.ask(request);
            return steady(proxy);
        }
    }

    private static String steady(LoggingProxy proxy) {
        return proxy.line()
                .replace("127.0.0.1:" + proxy.upstream.port(), "server")
                .replaceAll("\"(ClientAddr\":\"127\\.0\\.0\\.1:|ClientPort\":\")\\d+\"", "\"$1port\"")
                .replaceAll("\"(Duration|OriginDuration|Overhead)\":[1-9]\\d*", "\"$1\":nanos")
                .replaceAll("\"(StartLocal|StartUTC|time)\":\"[^\"]+\"", "\"$1\":\"time\"");
    }

    @Test
    void aProxiedRequest() {
        assertThat(line("POST /a?b=c HTTP/1.1\nHost: a.test:8080\nContent-Length: 3\n\nabc"))
                .isEqualTo("{\"ClientAddr\":\"127.0.0.1:port\",\"ClientHost\":\"127.0.0.1\",\"ClientPort\":\"port\","
                        + "\"ClientUsername\":\"-\",\"DownstreamContentSize\":5,\"DownstreamStatus\":200,"
                        + "\"Duration\":nanos,\"OriginContentSize\":5,\"OriginDuration\":nanos,\"OriginStatus\":200,"
                        + "\"Overhead\":nanos,\"RequestAddr\":\"a.test:8080\",\"RequestContentSize\":3,"
                        + "\"RequestCount\":1,\"RequestHost\":\"a.test\",\"RequestMethod\":\"POST\","
                        + "\"RequestPath\":\"/a?b=c\",\"RequestPort\":\"8080\",\"RequestProtocol\":\"HTTP/1.1\","
                        + "\"RequestScheme\":\"http\",\"RetryAttempts\":0,\"RouterName\":\"hello@testing\","
                        + "\"ServiceAddr\":\"server\",\"ServiceName\":\"hello@testing\",\"ServiceURL\":\"http://server\","
                        + "\"StartLocal\":\"time\",\"StartUTC\":\"time\",\"entryPointName\":\"web\",\"level\":\"info\","
                        + "\"msg\":\"\",\"time\":\"time\"}");
    }

    @Test
    void aRequestThatNobodyTakes() {
        assertThat(line("GET / HTTP/1.1\nHost: none.test\n\n"))
                .isEqualTo("{\"ClientAddr\":\"127.0.0.1:port\",\"ClientHost\":\"127.0.0.1\",\"ClientPort\":\"port\","
                        + "\"ClientUsername\":\"-\",\"DownstreamContentSize\":19,\"DownstreamStatus\":404,"
                        + "\"Duration\":nanos,\"GzipRatio\":0,\"OriginContentSize\":0,\"OriginDuration\":0,"
                        + "\"OriginStatus\":0,\"Overhead\":nanos,\"RequestAddr\":\"none.test\",\"RequestContentSize\":0,"
                        + "\"RequestCount\":1,\"RequestHost\":\"none.test\",\"RequestMethod\":\"GET\","
                        + "\"RequestPath\":\"/\",\"RequestPort\":\"-\",\"RequestProtocol\":\"HTTP/1.1\","
                        + "\"RequestScheme\":\"http\",\"RetryAttempts\":0,\"StartLocal\":\"time\",\"StartUTC\":\"time\","
                        + "\"entryPointName\":\"web\",\"level\":\"info\",\"msg\":\"\",\"time\":\"time\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gone.test   | "OriginContentSize":11 | "OriginStatus":502
            gone.test   | "ServiceAddr":"127.0.0.1:1" | "ServiceName":"gone@testing"
            empty.test  | "OriginStatus":0 | "RouterName":"empty@testing","StartLocal"
            """)
    void aRequestThatNoServerAnswers(String host, String one, String other) {
        assertThat(line("GET / HTTP/1.1\nHost: " + host + "\n\n")).contains(one + ",", other);
    }

    @Test
    void headersAreSortedAndTheirValuesJoined() {
        String line = line(
                "GET / HTTP/1.1\nHost: a.test\nx-b: 2\nX-A: 1\nX-B: 3\nuser-agent: me\n\n",
                "--accesslog.fields.defaultmode=drop",
                "--accesslog.fields.headers.defaultmode=keep",
                "--accesslog.fields.headers.names.Date=drop",
                "--accesslog.fields.headers.names.x-forwarded-server=drop",
                "--accesslog.fields.headers.names.x-real-ip=redact");
        assertThat(line)
                .isEqualTo("{\"downstream_Content-Length\":\"5\",\"downstream_Content-Type\":\"text/plain\","
                        + "\"downstream_X-Many\":\"a,b\",\"level\":\"info\",\"msg\":\"\","
                        + "\"origin_Content-Length\":\"5\",\"origin_Content-Type\":\"text/plain\","
                        + "\"origin_X-Many\":\"a,b\",\"request_User-Agent\":\"me\",\"request_X-A\":\"1\","
                        + "\"request_X-B\":\"2,3\",\"request_X-Forwarded-Host\":\"a.test\","
                        + "\"request_X-Forwarded-Port\":\"80\",\"request_X-Forwarded-Proto\":\"http\","
                        + "\"request_X-Real-Ip\":\"REDACTED\",\"time\":\"time\"}");
    }

    @Test
    void oneHeaderAlone() {
        String line = line(
                "GET / HTTP/1.1\nHost: a.test\nAuthorization: Basic abc\nX-Tenant: t\n\n",
                "--accesslog.fields.defaultmode=drop",
                "--accesslog.fields.headers.names.authorization=redact",
                "--accesslog.fields.headers.names.x-tenant=keep");
        assertThat(line)
                .isEqualTo("{\"level\":\"info\",\"msg\":\"\",\"request_Authorization\":\"REDACTED\","
                        + "\"request_X-Tenant\":\"t\",\"time\":\"time\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "RequestPath, '{\"RequestPath\":\"/a?b=c\",'",
        "requestpath, '{\"RequestPath\":\"/a?b=c\",'",
        "ENTRYPOINTNAME, '{\"entryPointName\":\"web\",'",
        "OriginStatus, '{\"OriginStatus\":200,'",
    })
    void oneFieldAlone(String name, String start) {
        String line =
                line(REQUEST, "--accesslog.fields.defaultmode=drop", "--accesslog.fields.names." + name + "=keep");
        assertThat(line).isEqualTo(start + "\"level\":\"info\",\"msg\":\"\",\"time\":\"time\"}");
    }

    @Test
    void textsAreEscapedAsGoDoes() {
        try (LoggingProxy proxy = new LoggingProxy(
                folder,
                JSON,
                "--accesslog.fields.defaultmode=drop",
                "--accesslog.fields.names.requestpath=keep",
                "--accesslog.fields.headers.names.x-a=keep")) {
            byte[] text = "<\"\\&>\t\u00e9\u20ac\ud83d\ude00\u2028".getBytes(StandardCharsets.UTF_8);
            proxy.ask("GET /?q='<&> HTTP/1.1\nHost: a.test\nX-A: " + new String(text, StandardCharsets.ISO_8859_1)
                    + "\u00ff\n\n");
            assertThat(steady(proxy))
                    .isEqualTo("{\"RequestPath\":\"/?q='\\u003c\\u0026\\u003e\",\"level\":\"info\",\"msg\":\"\","
                            + "\"request_X-A\":\"\\u003c\\\"\\\\\\u0026\\u003e\\t\u00e9\u20ac\ud83d\ude00\\u2028\\ufffd\","
                            + "\"time\":\"time\"}");
        }
    }

    @Test
    void aTracedRequestNamesItsTrace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String line = line(
                "GET / HTTP/1.1\nHost: a.test\nTraceparent: 00-" + trace + "-b7ad6b7169203331-01\n\n",
                "--tracing.otlp.http.endpoint=http://127.0.0.1:1");
        assertThat(line)
                .contains("\"TraceId\":\"" + trace + "\",\"entryPointName\"", "\"trace_id\":\"" + trace + "\"}")
                .containsPattern("\"SpanId\":\"([0-9a-f]{16})\",\"StartLocal\".*,\"span_id\":\"\\1\",\"time\"");
    }

    @Test
    void timesAreTraefiks() {
        Instant before = Instant.now();
        try (LoggingProxy proxy = new LoggingProxy(folder, JSON)) {
            proxy.ask(REQUEST);
            String line = proxy.line();
            String utc = value(line, "StartUTC");
            assertThat(utc).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,8}[1-9])?Z");
            assertThat(Instant.parse(utc)).isBetween(before.minusSeconds(1), Instant.now());
            assertThat(OffsetDateTime.parse(value(line, "StartLocal")).toInstant())
                    .isEqualTo(Instant.parse(utc));
            assertThat(value(line, "time")).matches("[^.]+(Z|[+-]\\d\\d:\\d\\d)");
            assertThat(Duration.between(
                            Instant.parse(utc),
                            OffsetDateTime.parse(value(line, "time")).toInstant()))
                    .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(20));
        }
    }

    private static String value(String line, String key) {
        Matcher matcher = Pattern.compile('"' + key + "\":\"([^\"]*)\"").matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aClientWithACertificate(@TempDir Path other) throws Exception {
        CertificateAuthority authority = CertificateAuthority.root("authority");
        String dynamic = """
                [http.routers.secure]
                rule = 'Host(`s.test`)'
                service = 'noop@internal'
                tls = {}
                [tls.options.default]
                maxVersion = 'VersionTLS12'
                cipherSuites = ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']
                clientAuth = {caFiles = ['''%s'''], clientAuthType = 'RequireAndVerifyClientCert'}
                """.formatted(authority.pem());
        try (LoggingProxy proxy = new LoggingProxy(folder, JSON, "--accesslog.addinternals")) {
            proxy.proxy.push(dynamic);
            io.passeur.testing.Await.until(() -> proxy.proxy.view().elements(HttpKinds.ROUTERS).keySet().stream()
                    .anyMatch(name -> name.name().equals("secure")));
            try (SecureConnection client =
                    SecureConnection.to(proxy.port(), "s.test", authority.issue("client, with comma"))) {
                RawMessage answer = client.get("s.test", "/");
                assertThat(answer.status()).isEqualTo(418);
            }
            assertThat(proxy.line())
                    .contains("\"RequestScheme\":\"https\"", "\"TLSVersion\":\"1.2\"")
                    .contains("\"TLSCipher\":\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\"")
                    .contains("\"TLSClientSubject\":\"CN=client\\\\, with comma\"");
        }
    }
}
