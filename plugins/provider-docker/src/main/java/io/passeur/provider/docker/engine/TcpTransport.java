package io.passeur.provider.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP over TCP and TLS with the JDK's client. The library's own transport cannot skip host name verification, as
 * {@code insecureSkipVerify} requires.
 */
final class TcpTransport implements DockerHttpClient {

    private final URI base;
    private final HttpClient client;
    private final @Nullable Duration timeout;

    /** @param timeout until a response begins; null for no limit */
    TcpTransport(URI base, HttpClient client, @Nullable Duration timeout) {
        this.base = base;
        this.client = client;
        this.timeout = timeout;
    }

    @Override
    public Response execute(Request request) {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(base + request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.noBody());
        request.headers().forEach(built::setHeader);
        if (timeout != null) {
            built.timeout(timeout);
        }
        try {
            return new Received(client.send(built.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the thread was interrupted"));
        }
    }

    /** The JDK closes the client when it becomes unreachable. */
    @Override
    public void close() {}

    private record Received(HttpResponse<InputStream> response) implements Response {

        @Override
        public int getStatusCode() {
            return response.statusCode();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return response.headers().map();
        }

        @Override
        public InputStream getBody() {
            return response.body();
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                // Nothing more would be read from it.
            }
        }
    }
}
