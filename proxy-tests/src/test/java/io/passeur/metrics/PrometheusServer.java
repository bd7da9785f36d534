package io.passeur.metrics;

import io.passeur.testing.Await;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus itself on a free port of this machine; it scrapes a proxy five times a second. */
final class PrometheusServer implements AutoCloseable {

    private static final String CONFIGURATION = """
            global: {scrape_interval: 200ms, scrape_timeout: 200ms}
            scrape_configs:
              - job_name: passeur
                static_configs: [{targets: ['127.0.0.1:%d']}]
            """;

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether a program of Prometheus' is installed. */
    static boolean has(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** @param target the port to scrape */
    static PrometheusServer start(Path folder, int target) throws IOException {
        int port = freePort();
        Path file = Files.writeString(folder.resolve("prometheus.yml"), CONFIGURATION.formatted(target));
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, port);
        Await.until(server::scrapes);
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean scrapes() {
        try {
            return query("up == 1").size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The series that an expression gives now. @throws AssertionError if Prometheus does not understand it */
    JsonNode query(String expression) throws IOException {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + query);
        try {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            String body = response.body();
            if (response.statusCode() == 503) {
                throw new IOException("not ready");
            }
            JsonNode answer = JsonMapper.shared().readTree(body);
            if (!answer.path("status").asString().equals("success")) {
                throw new AssertionError(expression + ": " + body);
            }
            return answer.path("data").path("result");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
