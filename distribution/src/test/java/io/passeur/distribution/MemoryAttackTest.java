package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Strangers claim far more memory than a small heap has; another client does not notice. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class MemoryAttackTest {

    /** Together, ten times what all heads may take in a heap of this size. */
    private static final int CONNECTIONS = 90;

    private static final int HEAD = 1_000_000;
    private static final String SMALL_HEAP = "-Xmx64m -XX:MaxDirectMemorySize=32m";

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new ArrayList<>();
    private RawUpstream upstream;
    private RunningProxy proxy;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
        proxy = RunningProxy.start(
                HOME,
                folder,
                SampleConfigurations.toServer("a.test", upstream.url()),
                SMALL_HEAP,
                "--api.insecure=false");
    }

    @AfterEach
    void stop() throws IOException {
        clients.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
        proxy.close();
        upstream.close();
    }

    private interface Attack {
        void run(OutputStream out) throws IOException;
    }

    /** Runs the attack on many connections, which stay open, while another client asks every 100 ms. */
    private void attack(Attack attack) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger served = new AtomicInteger();
        Future<?> other = clients.submit(() -> {
            while (!over.get()) {
                assertThat(proxy.get("a.test", "/").status()).isEqualTo(200);
                served.incrementAndGet();
                // The pace of an ordinary client; nothing waits for it.
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return null;
        });
        List<Future<?>> attackers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
            sockets.add(socket);
            attackers.add(clients.submit(() -> {
                try {
                    attack.run(socket.getOutputStream());
                } catch (IOException e) {
                    // The proxy has closed the connection.
                }
            }));
        }
        for (Future<?> attacker : attackers) {
            attacker.get(60, TimeUnit.SECONDS);
        }
        int before = served.get();
        Await.until(() -> served.get() > before + 5 || other.isDone());
        over.set(true);
        other.get(30, TimeUnit.SECONDS);
        assertThat(proxy.output()).doesNotContain("OutOfMemory").doesNotContain("\tat ");
    }

    @Test
    void unfinishedHeads() throws Exception {
        attack(out -> {
            out.write("GET / HTTP/1.1\r\nHost: a.test\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            out.write("a".repeat(HEAD).getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(refused()).as("connections with the answer 431").isPositive();
    }

    private int refused() throws IOException {
        int refused = 0;
        for (Socket socket : sockets) {
            socket.setSoTimeout((int) Duration.ofMillis(50).toMillis());
            try {
                byte[] answer = socket.getInputStream().readNBytes(12);
                refused += new String(answer, StandardCharsets.US_ASCII).equals("HTTP/1.1 431") ? 1 : 0;
            } catch (IOException e) {
                // Still open, or reset.
            }
        }
        return refused;
    }

    @Test
    void unfinishedTrailers() throws Exception {
        attack(out -> {
            out.write("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "
                    .getBytes(StandardCharsets.US_ASCII));
            out.write("a".repeat(HEAD).getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Test
    void headerBlocksOfHttp2() throws Exception {
        byte[] start = http2Start();
        byte[] fragment = frame(9, 0, 1, new byte[16_384]);
        attack(out -> {
            out.write(start);
            for (int i = 0; i < 60; i++) {
                out.write(fragment);
            }
        });
        assertThatLargeHeadsPassAgain();
    }

    /** Many blocks of a size that would also fit into pooled buffers. */
    @Test
    void smallHeaderBlocksOfHttp2() throws Exception {
        byte[] start = http2Start();
        byte[] fragment = frame(9, 0, 1, new byte[16_384]);
        for (int round = 0; round < 8; round++) {
            attack(out -> {
                out.write(start);
                for (int i = 0; i < 5; i++) {
                    out.write(fragment);
                }
            });
        }
        assertThatLargeHeadsPassAgain();
    }

    /** Nothing is claimed any more when the attackers have left. */
    private void assertThatLargeHeadsPassAgain() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        Await.until(() -> {
            try (RawConnection connection = proxy.connect()) {
                connection.sendLines("GET / HTTP/1.1\nHost: a.test\nX: " + "a".repeat(500_000) + "\n\n");
                return connection.readResponse().status() == 200;
            }
        });
    }

    private static byte[] http2Start() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.write(frame(4, 0, 0, new byte[0]));
        bytes.write(frame(1, 0, 1, new byte[16_384]));
        return bytes.toByteArray();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(payload.length >> 16);
        bytes.write(payload.length >> 8);
        bytes.write(payload.length);
        bytes.write(type);
        bytes.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(stream >> shift);
        }
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }
}
