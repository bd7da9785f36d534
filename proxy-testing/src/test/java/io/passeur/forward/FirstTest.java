package io.passeur.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import org.junit.jupiter.api.Test;

class FirstTest {
    @Test
    void get() throws Exception {
        try (RawUpstream upstream = RawUpstream.answering("HTTP/1.1 200 OK\nContent-Length: 5\nx-a: b\n\nhello");
                ForwardingServer server = ForwardingServer.to(upstream.port());
                RawConnection client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.sendLines("GET /a?b HTTP/1.1\nHost: h\n\n");
                RawMessage m = client.readResponse();
                assertThat(m.text()).isEqualTo("hello");
            }
            assertThat(upstream.connections()).isEqualTo(1);
        }
    }
}
