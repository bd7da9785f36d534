package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are larger than all the memory that the proxy may use, with curl as the client. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class LargeBodiesTest {

    private static final int SIZE = 100 * 1024 * 1024;
    private static final int AT_ONCE = 3;
    /** What is more than this is an OutOfMemoryError. */
    private static final String MEMORY = "-Xmx64m -XX:MaxDirectMemorySize=16m";

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(hasCurl(), "there is no curl");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(executor);
        server.createContext("/up", LargeBodiesTest::receive);
        server.createContext("/down", exchange -> send(exchange, SIZE));
        server.createContext("/chunked", exchange -> send(exchange, 0));
        server.start();
    }

    private static boolean hasCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        if (server != null) {
            server.stop(0);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @return the hash of what was written */
    private static String write(OutputStream to, int seed) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[64 * 1024];
        Random random = new Random(seed);
        try (DigestOutputStream out = new DigestOutputStream(to, digest)) {
            for (int left = SIZE; left > 0; left -= piece.length) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        return hex(digest);
    }

    private static String read(InputStream from) throws IOException {
        MessageDigest digest = digest();
        new DigestInputStream(from, digest).transferTo(OutputStream.nullOutputStream());
        return hex(digest);
    }

    private static void receive(HttpExchange exchange) throws IOException {
        byte[] hash = read(exchange.getRequestBody()).getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, hash.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(hash);
        }
    }

    private static void send(HttpExchange exchange, long announced) throws IOException {
        exchange.sendResponseHeaders(200, announced);
        write(exchange.getResponseBody(), 7);
    }

    private RunningProxy start(Path folder) throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return RunningProxy.start(HOME, folder, SampleConfigurations.toServer("127.0.0.1", url), MEMORY);
    }

    private static Process curl(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail", "--max-time", "250"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** From a file, with its length. */
    @Test
    void uploadsOfKnownLength(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large");
        String sent = write(Files.newOutputStream(file), 1);
        atOnce(folder, proxy -> {
            Process curl = curl("--upload-file", file.toString(), proxy.url("/up"));
            assertReceived(curl, sent);
        });
    }

    /** From a pipe, in chunks. */
    @Test
    void uploadsOfUnknownLength(@TempDir Path folder) throws Exception {
        atOnce(folder, proxy -> {
            Process curl = curl("--upload-file", "-", proxy.url("/up"));
            assertReceived(curl, write(curl.getOutputStream(), 2));
        });
    }

    private static void assertReceived(Process curl, String hash) throws Exception {
        assertThat(curl.inputReader().readLine()).isEqualTo(hash);
        assertThat(curl.waitFor()).isZero();
    }

    private interface Upload {
        void to(RunningProxy proxy) throws Exception;
    }

    private void atOnce(Path folder, Upload upload) throws Exception {
        try (RunningProxy proxy = start(folder)) {
            List<Future<?>> uploads = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                uploads.add(executor.submit(() -> {
                    upload.to(proxy);
                    return null;
                }));
            }
            for (Future<?> running : uploads) {
                running.get();
            }
            assertThat(proxy.get("127.0.0.1", "/none").status())
                    .as("still there")
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/down", "/chunked"})
    void downloads(String path, @TempDir Path folder) throws Exception {
        String expected = write(OutputStream.nullOutputStream(), 7);
        try (RunningProxy proxy = start(folder)) {
            List<Process> downloads = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                downloads.add(curl(proxy.url(path)));
            }
            for (Process curl : downloads) {
                assertThat(read(curl.getInputStream())).isEqualTo(expected);
                assertThat(curl.waitFor()).isZero();
            }
            assertThat(proxy.get("127.0.0.1", "/none").status())
                    .as("still there")
                    .isEqualTo(404);
        }
    }
}
