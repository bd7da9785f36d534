package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must not be held back on its way. Each piece is only sent after the last one has arrived: a proxy that waits for more
 * would wait for ever.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LiveTrafficTest {

    private static final int CLOSE = 0x08;

    private final Semaphore events = new Semaphore(0);
    private final RawUpstream upstream = new RawUpstream(this::serve);
    private RunningProxy proxy;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        proxy = RunningProxy.start(HOME, folder, SampleConfigurations.toServer("127.0.0.1", upstream.url()), "");
    }

    @AfterEach
    void stop() {
        proxy.close();
        upstream.close();
    }

    private void serve(RawConnection connection) throws Exception {
        while (true) {
            RawMessage request = connection.readRequest();
            switch (request.startLine().split(" ")[1]) {
                case "/socket" -> echo(connection, request);
                case "/events" -> stream(connection);
                case "/poll" -> {
                    events.acquire();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 4\n\nnews");
                }
                default -> {
                    events.release();
                    connection.sendLines("HTTP/1.1 204 No Content\n\n");
                }
            }
        }
    }

    private void stream(RawConnection connection) throws Exception {
        connection.sendLines("HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n");
        for (int i = 0; i < 50; i++) {
            events.acquire();
            String event = "data: " + i + "\n\n";
            connection.send(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
        }
        events.acquire();
        connection.sendLines("0\n\n");
    }

    private static void echo(RawConnection connection, RawMessage request) throws Exception {
        byte[] key = (request.value("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                .getBytes(StandardCharsets.US_ASCII);
        String accept = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(key));
        connection.sendLines("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
                + "Sec-WebSocket-Accept: " + accept + "\n\n");
        boolean open = true;
        while (open) {
            open = echoFrame(connection);
        }
    }

    /** Sends a masked frame back without its mask. */
    private static boolean echoFrame(RawConnection connection) {
        byte[] start = connection.read(2);
        byte[] extended = switch (start[1] & 0x7f) {
            case 126 -> connection.read(2);
            case 127 -> connection.read(8);
            default -> new byte[0];
        };
        int length = start[1] & 0x7f;
        if (extended.length > 0) {
            length = extended.length == 2
                    ? ByteBuffer.wrap(extended).getShort() & 0xffff
                    : (int) ByteBuffer.wrap(extended).getLong();
        }
        byte[] mask = connection.read(4);
        byte[] payload = connection.read(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        start[1] &= 0x7f;
        connection.send(start).send(extended).send(payload);
        return (start[0] & 0x0f) != CLOSE;
    }

    /** Puts whole messages into a queue. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void webSocket() throws Exception {
        Listener listener = new Listener();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + proxy.port() + "/socket"), listener)
                .get(20, TimeUnit.SECONDS);
        for (int i = 0; i < 100; i++) {
            socket.sendText("message " + i, true).get(20, TimeUnit.SECONDS);
            assertThat(listener.messages.poll(20, TimeUnit.SECONDS)).isEqualTo("message " + i);
        }
        String large = "large ".repeat(200_000);
        socket.sendText(large, true).get(20, TimeUnit.SECONDS);
        assertThat(listener.messages.poll(20, TimeUnit.SECONDS)).isEqualTo(large);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").get(20, TimeUnit.SECONDS);
        assertThat(listener.closed.get(20, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(upstream.failures()).isEmpty();
    }

    @Test
    void serverSentEvents() throws Exception {
        Process curl;
        try {
            curl = new ProcessBuilder("curl", "--silent", "--no-buffer", "--max-time", "60", proxy.url("/events"))
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no curl");
            return;
        }
        try (BufferedReader lines = curl.inputReader()) {
            for (int i = 0; i < 50; i++) {
                events.release();
                assertThat(lines.readLine()).isEqualTo("data: " + i);
                assertThat(lines.readLine()).isEmpty();
            }
            events.release();
            assertThat(lines.readLine()).isNull();
        }
        assertThat(curl.waitFor()).isZero();
    }

    @Test
    void longPolling() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 3; i++) {
            var poll = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(proxy.url("/poll"))).build(), BodyHandlers.ofString());
            assertThat(poll).isNotDone();
            client.send(
                    HttpRequest.newBuilder(URI.create(proxy.url("/wake")))
                            .POST(HttpRequest.BodyPublishers.ofString("now"))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(poll.get(20, TimeUnit.SECONDS).body()).isEqualTo("news");
        }
    }
}
