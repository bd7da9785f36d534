package io.passeur.provider.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.util.Map;

/** Allows only requests that change nothing, and adds a user agent to each. */
final class ReadOnlyTransport implements DockerHttpClient {

    private final DockerHttpClient transport;
    private final Map<String, String> headers;

    ReadOnlyTransport(DockerHttpClient transport, Map<String, String> headers) {
        this.transport = transport;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public Response execute(Request request) {
        if (!request.method().equals("GET")) {
            throw new IllegalArgumentException(request.method() + " " + request.path() + " (expected: only GET)");
        }
        Request.Builder signed = Request.builder();
        signed.from(request);
        signed.putAllHeaders(headers);
        return transport.execute(signed.build());
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
