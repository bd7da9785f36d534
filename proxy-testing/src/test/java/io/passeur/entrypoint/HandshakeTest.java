package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** TLS on the port that speaks plain text as well. */
class HandshakeTest {

    @Test
    void generatedCertificateUntilThereIsABetterOne() throws Exception {
        try (Listening listening = new Listening();
                SSLSocket socket =
                        TlsClient.anonymous().connect(listening.entryPoint.port(), "a.example", "http/1.1")) {
            assertThat(TlsClient.subject(socket)).isEqualTo("CN=TRAEFIK DEFAULT CERT");
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
            RawMessage answer = TlsClient.ask(socket, "/x", "a.example");
            assertThat(answer.text())
                    .startsWith("/x\n/x\na.example\nGET\n")
                    .contains("X-Forwarded-Proto: https\n", "X-Forwarded-Port: 443\n");
            assertThat(TlsClient.ask(socket, "/y", "a.example").text()).startsWith("/y\n");
        }
    }
}
