package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which trailers of requests reach servers. */
class TrailerRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "Transfer-Encoding",
                "Trailer",
                "Connection",
                "Host",
                "Forwarded",
                "Authorization",
                "Cookie",
                "Set-Cookie",
                "Expect",
                "Range",
                "If-None-Match",
                "Cache-Control",
                "Content-Type",
                "Content-Encoding",
                "Location",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Tls-Client-Cert",
                "X-Forwarded-Tls-Client-Cert-Info",
                "X-Real-Ip",
                "X-Scheme",
            })
    void forbidden(String name) {
        for (String spelling : new String[] {
            name,
            name.toLowerCase(Locale.ROOT),
            name.replace('-', '_'),
            name.toUpperCase(Locale.ROOT).replace('-', '_')
        }) {
            assertThat(TrailerRules.passes(spelling)).as(spelling).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Ok", "Grpc-Status", "Server-Timing", "ETag", "Digest", "Content-MD5", "X", "Hosts"})
    void others(String name) {
        assertThat(TrailerRules.passes(name)).isTrue();
    }

    @Test
    void announcements() {
        HttpField mixed = new HttpField(HttpHeader.TRAILER, "X-Ok, content_length, Host, X-More");
        assertThat(TrailerRules.announcement(mixed)).hasToString("Trailer: X-Ok, X-More");
        assertThat(TrailerRules.announcement(new HttpField(HttpHeader.TRAILER, "Host, Cookie")))
                .isNull();
    }

    @Test
    void fromHttp1AndHttp2() throws Exception {
        BlockingQueue<RawMessage> seen = new LinkedBlockingQueue<>();
        try (RawUpstream upstream = new RawUpstream(connection -> {
                    while (true) {
                        seen.add(connection.readRequest());
                        connection.sendLines("HTTP/1.1 204 No Content\n\n");
                    }
                });
                ForwardingServer server = ForwardingServer.to(upstream.port())) {
            try (RawConnection client = server.connect()) {
                client.sendLines("POST / HTTP/1.1\nHost: h\nTE: trailers\nX-User: real\nTransfer-Encoding: chunked\n"
                        + "Trailer: X-Ok, Content-Length, X_Real_Ip\n\n2\nhi\n0\n"
                        + "Content-Length: 5\nHost: evil\nX-Forwarded-For: 6.6.6.6\nX_Forwarded_For: 6.6.6.6\n"
                        + "X_User: forged\nX-Ok: 1\n\n");
                assertThat(client.readResponse().status()).isEqualTo(204);
            }
            RawMessage received = seen.poll(20, TimeUnit.SECONDS);
            assertThat(received).isNotNull();
            assertThat(received.trailers()).containsExactly("X-Ok: 1");
            assertThat(received.values("Trailer")).containsExactly("X-Ok");
            assertThat(received.text()).isEqualTo("hi");
            try (FrameClient client = new FrameClient(server.port())) {
                FrameExchange exchange = client.send("POST", "/", false, "te", "trailers", "x-user", "real");
                exchange.data("hi", false)
                        .sendTrailers(
                                "content-length",
                                "5",
                                "host",
                                "evil",
                                "x-real-ip",
                                "6.6.6.6",
                                "x_user",
                                "forged",
                                "x-ok",
                                "1");
                assertThat(exchange.status()).isEqualTo(204);
            }
            RawMessage second = seen.poll(20, TimeUnit.SECONDS);
            assertThat(second).isNotNull();
            assertThat(second.trailers()).containsExactly("X-Ok: 1");
        }
    }
}
