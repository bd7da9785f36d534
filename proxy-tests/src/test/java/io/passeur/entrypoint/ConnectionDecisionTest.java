package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.net.LaneEndPoint;
import io.passeur.testing.RawConnection;
import io.passeur.tls.ClientHello;
import io.passeur.tls.TlsOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What becomes of a connection is decided on accept, at the ClientHello, or at the first byte. */
class ConnectionDecisionTest {

    private static ConnectionDecision echo(String greeting) {
        return new ConnectionDecision.HandOver(endPoint -> new EchoConnection(endPoint, greeting));
    }

    private static ConnectionDispatcher onAccept(ConnectionDecision decision) {
        return new ConnectionDispatcher() {
            @Override
            public ConnectionDecision onAccept(LaneEndPoint client) {
                return decision;
            }
        };
    }

    @Test
    void aServerMaySpeakFirst() {
        try (Listening listening = new Listening()) {
            listening.serve(onAccept(echo("220 ready\n")));
            try (RawConnection client = listening.connect()) {
                assertThat(client.readLine()).isEqualTo("220 ready");
                assertThat(client.send("HELO\n").readLine()).isEqualTo("HELO");
            }
        }
    }

    @Test
    void aServerMaySpeakFirstBehindAHeaderOfTheProxyProtocol() {
        try (Listening listening = new Listening("proxyProtocol.insecure", true)) {
            listening.serve(onAccept(echo("220 ready\n")));
            try (RawConnection client = listening.connect()) {
                client.send("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n");
                assertThat(client.readLine()).isEqualTo("220 ready");
            }
        }
    }

    @Test
    void aConnectionMayBeRefusedOnAccept() {
        try (Listening listening = new Listening()) {
            listening.serve(onAccept(new ConnectionDecision.Refuse("nobody is welcome")));
            try (RawConnection client = listening.connect()) {
                assertThat(client.readToEnd()).isEmpty();
            }
        }
    }

    @Test
    void theServerNameMayLeadPastTls() throws Exception {
        try (Listening listening = new Listening()) {
            listening.serve(new ConnectionDispatcher() {
                @Override
                public ConnectionDecision onClientHello(LaneEndPoint client, ClientHello hello) {
                    return "raw.example".equals(hello.serverName())
                            ? echo("")
                            : ConnectionDispatcher.super.onClientHello(client, hello);
                }
            });
            byte[] hello = Hellos.of("raw.example");
            try (RawConnection client = listening.connect()) {
                assertThat(client.send(hello).read(hello.length)).isEqualTo(hello);
            }
            try (SSLSocket socket = TlsClient.anonymous().connect(listening.entryPoint.port(), "a.example")) {
                assertThat(TlsClient.ask(socket, "/x", "a.example").text()).startsWith("/x\n");
            }
        }
    }

    /** Decides as soon as something satisfies the test, and waits until then. */
    private static ConnectionDispatcher byBytes(Predicate<String> isComplete, Predicate<String> isEcho) {
        return new ConnectionDispatcher() {
            @Override
            public ConnectionDecision onFirstByte(LaneEndPoint client, ByteBuffer bytes) {
                String text = StandardCharsets.US_ASCII.decode(bytes).toString();
                if (!isComplete.test(text)) {
                    return ConnectionDecision.AWAIT_BYTES;
                }
                return isEcho.test(text) ? echo("") : ConnectionDecision.SPEAK_HTTP;
            }
        };
    }

    @Test
    void theFirstBytesMayDecide() {
        try (Listening listening = new Listening()) {
            listening.serve(byBytes(text -> text.length() >= 4, text -> text.startsWith("SSH-")));
            try (RawConnection client = listening.connect()) {
                assertThat(client.send("SS").send("H-2.0\n").readLine()).isEqualTo("SSH-2.0");
            }
            assertThat(listening.ask("GET /x HTTP/1.1\nHost: a\n\n").text()).startsWith("/x\n");
        }
    }

    @Test
    void bytesThatDecideNothingHaveABound() {
        try (Listening listening = new Listening()) {
            listening.serve(byBytes(text -> false, text -> false));
            try (RawConnection client = listening.connect()) {
                client.send("x".repeat(16 * 1024));
                client.awaitClose();
            }
        }
    }

    /** The handshake uses the state that its decision was made of, whatever is served when it begins. */
    @Test
    void aHandshakeSeesOneState() throws Exception {
        try (Listening listening = new Listening()) {
            listening.serve(TlsParts.policy(TlsParts.index("a.example"), TlsOptions.standard()));
            listening.serve(new ConnectionDispatcher() {
                @Override
                public ConnectionDecision onClientHello(LaneEndPoint client, ClientHello hello) {
                    listening.serve(TlsParts.policy(TlsParts.index("*.example"), TlsOptions.standard()));
                    listening.serve(ConnectionDispatcher.HTTP);
                    return ConnectionDecision.TERMINATE_TLS;
                }
            });
            try (SSLSocket socket = TlsClient.anonymous().connect(listening.entryPoint.port(), "a.example")) {
                assertThat(TlsClient.subject(socket)).isEqualTo("CN=a.example");
            }
            try (SSLSocket socket = TlsClient.anonymous().connect(listening.entryPoint.port(), "a.example")) {
                assertThat(TlsClient.subject(socket)).isEqualTo("CN=*.example");
            }
        }
    }
}
