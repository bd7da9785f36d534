package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Responses;
import io.passeur.testing.RawConnection;
import io.passeur.tls.TlsOptions;
import java.lang.StackWalker.StackFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 as it is agreed on in the handshake. */
class Http2OverTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Listening listening = new Listening();
    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(TlsClient.anonymous().context())
            .version(Version.HTTP_2)
            .build();

    @AfterEach
    void stop() {
        listening.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + listening.entryPoint.port() + path))
                .timeout(PATIENCE);
    }

    @Test
    void agreedOn() throws Exception {
        listening.serve(TlsParts.policy(TlsParts.index("localhost"), TlsOptions.standard()));
        HttpResponse<String> answer = client.send(request("/x").build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.body())
                .startsWith("/x\n/x\nlocalhost\nGET\n")
                .contains("X-Forwarded-Proto: https\n", "X-Forwarded-Port: " + listening.entryPoint.port() + "\n");
        assertThat(answer.headers().firstValue("Alt-Svc")).isEmpty();
    }

    @Test
    void bigBodiesBothWays() throws Exception {
        listening.serve(TlsParts.policy(TlsParts.index("localhost"), TlsOptions.standard()));
        listening.serve((request, response, callback) -> Content.copy(request, response, callback));
        byte[] body = new byte[5_000_000];
        new Random(3).nextBytes(body);
        for (Version version : Version.values()) {
            HttpResponse<byte[]> answer = client.send(
                    request("/")
                            .version(version)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.body()).isEqualTo(body);
        }
    }

    @Test
    void manyAtOnce() {
        listening.serve(TlsParts.policy(TlsParts.index("localhost"), TlsOptions.standard()));
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(client.sendAsync(request("/" + i).build(), BodyHandlers.ofString()));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(answers.get(i).join().body()).startsWith("/" + i + "\n");
        }
    }

    /** What the handshake agreed on, and whether a client may begin HTTP/2 then. */
    @ParameterizedTest
    @CsvSource({"h2, true", "http/1.1, false", "'', false"})
    void whatAlpnChoseIsSpoken(String protocol, boolean isHttp2) throws Exception {
        listening.serve(TlsParts.policy(TlsParts.index("localhost"), TlsOptions.standard()));
        String[] offered = protocol.isEmpty() ? new String[0] : new String[] {protocol};
        try (SSLSocket socket = TlsClient.anonymous().connect(listening.entryPoint.port(), "localhost", offered)) {
            assertThat(socket.getApplicationProtocol()).isEqualTo(protocol);
            RawConnection connection = new RawConnection(socket);
            // The preface, and an empty SETTINGS frame.
            connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            String first = new String(connection.read(8), StandardCharsets.ISO_8859_1);
            if (isHttp2) {
                assertThat(first.charAt(3)).as("type of the first frame").isEqualTo('\u0004');
            } else {
                assertThat(first).isEqualTo("HTTP/1.1");
            }
        }
    }

    /** RFC 9113 refuses HTTP/2 over such cipher suites, and a client that speaks both gets the other. */
    @ParameterizedTest
    @CsvSource({"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, h2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, http/1.1"})
    void theCipherSuiteCounts(String suite, String protocol) throws Exception {
        listening.serve(TlsParts.policy(TlsParts.index("localhost"), TlsParts.suites("both", "VersionTLS12", suite)));
        try (SSLSocket socket =
                TlsClient.anonymous().connect(listening.entryPoint.port(), "localhost", "h2", "http/1.1")) {
            assertThat(socket.getApplicationProtocol()).isEqualTo(protocol);
            if (!protocol.equals("h2")) {
                assertThat(TlsClient.ask(socket, "/x", "localhost").status()).isEqualTo(200);
            }
        }
    }

    /** After the handshake the selector's thread does it all, as without TLS. */
    @Test
    void onTheLane() throws Exception {
        AtomicReference<Stream<String>> stack = new AtomicReference<>(Stream.empty());
        listening.serve(TlsParts.policy(TlsParts.index("localhost"), TlsOptions.standard()));
        listening.serve((request, response, callback) -> {
            stack.set(StackWalker.getInstance().walk(frames -> frames.map(StackFrame::getClassName).toList().stream()));
            Responses.send(response, callback, 200, "");
        });
        client.send(request("/").version(Version.HTTP_1_1).build(), BodyHandlers.ofString());
        assertThat(stack.get())
                .anyMatch(name -> name.contains("SelectableChannelEndPoint") || name.contains("ManagedSelector"));
    }
}
