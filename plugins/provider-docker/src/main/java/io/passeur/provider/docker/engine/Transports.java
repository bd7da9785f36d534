package io.passeur.provider.docker.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Creates transports to an engine. */
final class Transports {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private Transports() {}

    /** @param timeout until a response begins; null for no limit */
    static DockerHttpClient open(EngineSettings settings, @Nullable Duration timeout) {
        URI uri = settings.endpoint().uri();
        DockerHttpClient transport = settings.endpoint().isLocal()
                ? new ZerodepDockerHttpClient.Builder()
                        .dockerHost(uri)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .responseTimeout(timeout)
                        .build()
                : new TcpTransport(uri, client(settings), timeout);
        return new ReadOnlyTransport(transport, settings.headers());
    }

    private static HttpClient client(EngineSettings settings) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        if (settings.endpoint().isSecure()) {
            builder.sslContext(settings.sslContext());
        }
        return builder.build();
    }
}
