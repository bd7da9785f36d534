package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.MetaData;
import org.junit.jupiter.api.Test;

/** Requests over TLS to servers that choose HTTP/2, or may. */
class HttpsByChoiceTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");
    private static final SSLContext TLS = TlsContexts.of(AUTHORITY.issue("127.0.0.1"), null);
    private static final int LARGE = 10_000_000;

    private static void echo(FrameExchange exchange) {
        MetaData.Request request = exchange.request();
        exchange.head(
                200,
                false,
                "x-scheme",
                request.getHttpURI().getScheme(),
                "x-host",
                request.getHttpURI().getAuthority());
        exchange.data(exchange.text(), true);
    }

    private static ForwardingServer to(int port) {
        return ForwardingServer.toHttps(port, AUTHORITY, true);
    }

    @Test
    void aServerThatChoosesHttp2IsSpokenToByIt() throws Exception {
        try (FrameServer upstream = FrameServer.secure(TLS, HttpsByChoiceTest::echo);
                ForwardingServer server = to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines("POST /x HTTP/1.1\nHost: h.example:81\nContent-Length: 4\n\nbody");
                RawMessage answer = client.readResponse();
                assertThat(answer.text()).isEqualTo("body");
                assertThat(answer.value("X-Scheme")).isEqualTo("https");
                assertThat(answer.value("X-Host")).isEqualTo("h.example:81");
            }
            assertThat(upstream.sessions()).hasSize(1);
        }
    }

    @Test
    void largeBodiesBothWays() throws Exception {
        try (FrameServer upstream = FrameServer.secure(TLS, exchange -> {
                    exchange.head(200, false);
                    exchange.data(exchange.bytes(), true);
                });
                ForwardingServer server = to(upstream.port());
                RawConnection client = server.connect()) {
            byte[] body = new byte[LARGE];
            body[LARGE - 1] = 1;
            client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: " + LARGE + "\n\n")
                    .send(body);
            assertThat(client.readResponse().body()).isEqualTo(body);
        }
    }

    @Test
    void theStreamIsCancelledWhenTheClientLeaves() throws Exception {
        Semaphore asked = new Semaphore(0);
        FrameExchange[] seen = new FrameExchange[1];
        try (FrameServer upstream = FrameServer.secure(TLS, exchange -> {
                    seen[0] = exchange;
                    asked.release();
                });
                ForwardingServer server = to(upstream.port())) {
            try (RawConnection client = server.connect()) {
                client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
                assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(seen[0].reset()).isEqualTo(8);
            assertThat(server.awaitStatus()).isEqualTo(499);
        }
    }

    @Test
    void aServerThatStopsChoosingHttp2IsNoticedWithoutLosingARequest() throws Exception {
        int port;
        try (ForwardingServer server = toFreePort();
                RawConnection client = server.connect()) {
            port = server.upstreamPort();
            try (FrameServer first = FrameServer.secure(port, TLS, HttpsByChoiceTest::echo)) {
                assertThat(post(client)).isEqualTo("body");
                assertThat(first.sessions()).hasSize(1);
            }
            try (RawUpstream second = http1(port)) {
                assertThat(post(client)).isEqualTo("http1 body");
                assertThat(post(client)).isEqualTo("http1 body");
                assertThat(second.connections()).isEqualTo(1);
            }
            client.sendLines("GET / HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().status()).isEqualTo(502);
            try (FrameServer third = FrameServer.secure(port, TLS, HttpsByChoiceTest::echo)) {
                assertThat(post(client)).isEqualTo("body");
                assertThat(third.sessions()).hasSize(1);
            }
        }
    }

    private static ForwardingServer toFreePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return to(free.getLocalPort());
        }
    }

    private static String post(RawConnection client) {
        return client.sendLines("POST / HTTP/1.1\nHost: h\nContent-Length: 4\n\nbody")
                .readResponse()
                .text();
    }

    private static RawUpstream http1(int port) {
        return new RawUpstream(
                connection -> {
                    while (true) {
                        String body = "http1 " + connection.readRequest().text();
                        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
                    }
                },
                bind(port));
    }

    private static ServerSocket bind(int port) {
        try {
            return TLS.getServerSocketFactory().createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
