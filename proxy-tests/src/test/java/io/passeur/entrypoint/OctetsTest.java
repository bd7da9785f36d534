package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Octets of targets and header values reach the server as the client sent them, and the protocol that the client speaks makes no
 * difference. Thousands of requests are generated from a seed and sent over HTTP/1.1, HTTP/2 and HTTP/2 without TLS.
 */
class OctetsTest {

    private static final int REQUESTS = 2000;
    private static final long SEED = 20261201;
    private static final String UNRESERVED = "abcXYZ019-._~";
    private static final String IN_PATHS = UNRESERVED + "!$&'()*+,=:@[]";
    private static final String IN_QUERIES = IN_PATHS + "/?{}|\"<>\\^`%";

    private final Random random = new Random(SEED);

    /** A generated request. @param fields names and values in turn */
    private record Generated(String path, String query, List<String> fields) {

        String target() {
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    private Generated generate() {
        StringBuilder path = new StringBuilder();
        int segments = 1 + random.nextInt(4);
        for (int i = 0; i < segments; i++) {
            // The letter keeps the segment from being empty or made of dots only.
            path.append('/').append(text(IN_PATHS, random.nextInt(8), true)).append('s');
        }
        String query = random.nextBoolean() ? "" : "q" + text(IN_QUERIES, random.nextInt(12), false);
        List<String> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add("x-" + i);
            fields.add(value());
        }
        return new Generated(path.toString(), query, fields);
    }

    private String text(String alphabet, int length, boolean escapes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) (0x80 + random.nextInt(0x80)));
                case 1 -> text.append(escapes ? escape(random.nextInt(256)) : "\u00c3\u00a9");
                default -> text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return text.toString();
    }

    /** Of any octet, in either case. */
    private String escape(int octet) {
        String escape = String.format("%%%02X", octet);
        return random.nextBoolean() ? escape : escape.toLowerCase(java.util.Locale.ROOT);
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            boolean inside = i > 0 && i < length - 1;
            int octet = inside && random.nextInt(6) == 0 ? ' ' : 0x21 + random.nextInt(0xDF);
            value.append((char) (octet == 0x7f ? 'x' : octet));
        }
        return value.toString();
    }

    /** What servers see: only unreserved characters lose their escape, and what is not ASCII gets one. */
    private static String canonical(String path) {
        StringBuilder canonical = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = Integer.parseInt(path.substring(i + 1, i + 3), 16);
                boolean plain = octet < 128 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
                canonical.append(plain ? String.valueOf((char) octet) : String.format("%%%02X", octet));
                i += 2;
            } else {
                canonical.append(c < 128 ? String.valueOf(c) : String.format("%%%02X", (int) c));
            }
        }
        return canonical.toString();
    }

    private static String expected(Generated request) {
        StringBuilder query = new StringBuilder();
        request.query()
                .chars()
                .forEach(c -> query.append(c < 128 ? String.valueOf((char) c) : String.format("%%%02X", c)));
        return canonical(request.path()) + (query.isEmpty() ? "" : "?" + query);
    }

    @Test
    void everyProtocol() throws Exception {
        BlockingQueue<RawMessage> seen = new LinkedBlockingQueue<>();
        try (RawUpstream server = new RawUpstream(connection -> {
                    while (true) {
                        seen.add(connection.readRequest());
                        connection.sendLines("HTTP/1.1 204 No Content\n\n");
                    }
                });
                TestingProxy proxy =
                        TestingProxy.start("""
                        [http.routers.r]
                        rule = "PathPrefix(`/`)"
                        service = "s"
                        [http.routers.t]
                        rule = "PathPrefix(`/`)"
                        service = "s"
                        entryPoints = ["secure"]
                        [http.routers.t.tls]
                        [[http.services.s.loadBalancer.servers]]
                        url = "%s"
                        """.formatted(server.url()), "--entrypoints.secure.address=127.0.0.1:0");
                RawConnection http1 = proxy.connect();
                RawHttp2 plain = new RawHttp2(proxy.connect());
                SecureConnection tls = SecureConnection.to(proxy.port("secure"), "a.test", "h2");
                RawHttp2 secure = new RawHttp2(tls.raw())) {
            for (int i = 0; i < REQUESTS; i++) {
                Generated request = generate();
                List<RawMessage> received = new ArrayList<>();
                http1.send(http1(request)).readHead();
                received.add(seen.poll(20, TimeUnit.SECONDS));
                for (RawHttp2 client : List.of(plain, secure)) {
                    client.request(
                            2 * i + 1,
                            true,
                            "GET",
                            request.target(),
                            request.fields().toArray(String[]::new));
                    assertThat(client.response(2 * i + 1)).isEqualTo("204 ");
                    received.add(seen.poll(20, TimeUnit.SECONDS));
                }
                for (RawMessage each : received) {
                    assertThat(each.startLine())
                            .as("request %d, %s", i, request)
                            .isEqualTo("GET " + expected(request) + " HTTP/1.1");
                    assertThat(fields(each)).as("request %d, %s", i, request).isEqualTo(request.fields());
                }
            }
        }
    }

    private static String http1(Generated request) {
        StringBuilder text = new StringBuilder("GET " + request.target() + " HTTP/1.1\r\nHost: a.test\r\n");
        for (int i = 0; i < request.fields().size(); i += 2) {
            text.append(request.fields().get(i))
                    .append(": ")
                    .append(request.fields().get(i + 1))
                    .append("\r\n");
        }
        return text + "\r\n";
    }

    private static List<String> fields(RawMessage message) {
        List<String> fields = new ArrayList<>();
        for (String line : message.headers()) {
            if (line.matches("(?s)X-\\d: .*")) {
                fields.add(line.substring(0, 3).toLowerCase(java.util.Locale.ROOT));
                fields.add(line.substring(5));
            }
        }
        return fields;
    }

    /** Values that differ only in case are different values, whatever came on the connection before. */
    @Test
    void caseOfValues() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            for (String credentials : List.of("Basic YTph", "Basic ytph", "Basic YTPH", "Basic YTph")) {
                connection.sendLines("GET / HTTP/1.1\nHost: a\nAuthorization: " + credentials + "\nCookie: "
                        + credentials + "\nUser-Agent: " + credentials + "\nAccept-Encoding: GZip\n\n");
                assertThat(connection.readResponse().text())
                        .contains(
                                "Authorization: " + credentials + "\n",
                                "Cookie: " + credentials + "\n",
                                "User-Agent: " + credentials + "\n",
                                "Accept-Encoding: GZip\n");
            }
        }
    }
}
