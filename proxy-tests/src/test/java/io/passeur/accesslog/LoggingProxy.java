package io.passeur.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A proxy with an access log in a file, before a server that answers with the five letters {@code hello}. */
final class LoggingProxy implements AutoCloseable {

    static final String HELLO =
            "HTTP/1.1 200 OK\nContent-Type: text/plain\nX-Many: a\nX-Many: b\nContent-Length: 5\n\nhello";

    final RawUpstream upstream;
    final TestingProxy proxy;
    private final Path file;

    LoggingProxy(Path folder, String... flags) {
        this(RawUpstream.respondingWith(HELLO), folder, flags);
    }

    LoggingProxy(RawUpstream upstream, Path folder, String... flags) {
        this.upstream = upstream;
        file = folder.resolve("access.log");
        List<String> all = new ArrayList<>(List.of("--accesslog.filepath=" + file));
        all.addAll(List.of(flags));
        proxy = TestingProxy.start(routers(upstream.url()), all.toArray(String[]::new));
    }

    private static String routers(String url) {
        return """
                [http.routers.hello]
                rule = 'Host(`a.test`) || Host(`127.0.0.1`)'
                service = 'hello'
                [http.routers.gone]
                rule = 'Host(`gone.test`)'
                service = 'gone'
                [http.routers.empty]
                rule = 'Host(`empty.test`)'
                service = 'empty'
                [http.routers.quiet]
                rule = 'Host(`quiet.test`)'
                service = 'hello'
                observability.accessLogs = false
                [http.routers.internal]
                rule = 'Host(`internal.test`)'
                service = 'noop@internal'
                [http.services.hello.loadBalancer]
                servers = [{url = '%s'}]
                [http.services.gone.loadBalancer]
                servers = [{url = 'http://127.0.0.1:1'}]
                [http.services.empty.loadBalancer]
                servers = []
                """.formatted(url);
    }

    Path file() {
        return file;
    }

    int port() {
        return proxy.port();
    }

    /** Sends one request, whose line ends are written {@code \n}, and reads the answer. */
    RawMessage ask(String request) {
        try (RawConnection connection = proxy.connect()) {
            return connection.sendLines(request).readResponse();
        }
    }

    /** Waits until so many lines are in the file, and finds that there are no more. */
    List<String> lines(int count) {
        Await.until(() -> read(file).size() >= count);
        List<String> lines = read(file);
        assertThat(lines).hasSize(count);
        return lines;
    }

    String line() {
        return lines(1).get(0);
    }

    /** Without what differs from run to run. */
    String steadyLine() {
        return steady(line());
    }

    private String steady(String line) {
        return line.replace(upstream.url(), "http://server")
                .replace("127.0.0.1:" + upstream.port(), "server")
                .replaceAll("\\d\\d/[A-Z][a-z][a-z]/20\\d\\d:\\d\\d:\\d\\d:\\d\\d \\+0000", "time")
                .replaceAll(" \\d+ms$", " 0ms");
    }

    static List<String> read(Path file) {
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.of()) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxy.close();
        upstream.close();
    }
}
