package io.passeur.http.service;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import io.passeur.tls.ClientTls;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/** Chooses protocol, address and host name of a probe. */
final class ProbeRequest {

    private final HttpClient client;
    private final HealthSettings settings;
    private final HealthCheckSpec spec;
    private final Protocol protocol;
    private final String socket;
    private final String host;
    private final int port;

    ProbeRequest(HttpClient client, ServerUrl server, HealthSettings settings) {
        this.client = client;
        this.settings = settings;
        spec = settings.spec();
        protocol = settings.protocol(server);
        socket = server.host();
        host = protocol == Protocol.UNIX ? "localhost" : socket;
        port = spec.port() == 0 ? server.port() : spec.port();
    }

    /** A request without method, path, headers and limits. */
    Request addressed() {
        return switch (protocol) {
            case HTTP -> http1();
            case H2C -> named(null, List.of()).version(HttpVersion.HTTP_2).scheme("http");
            case HTTPS -> secure();
            case UNIX -> http1().transport(new Transport.TCPUnix(Path.of(socket)));
        };
    }

    private Request http1() {
        Request request = client.newRequest(host, port).version(HttpVersion.HTTP_1_1);
        close(request);
        return spec.hostname().isEmpty()
                ? request
                : request.headers(headers -> headers.put(HttpHeader.HOST, spec.hostname()));
    }

    private Request secure() {
        ClientTls tls = Objects.requireNonNull(settings.tls());
        if (settings.isGrpc()) {
            return named(tls, List.of("h2")).version(HttpVersion.HTTP_2).scheme("https");
        }
        if (tls.http2()) {
            // Without a version, the client lets the server choose.
            return close(named(tls, List.of())).scheme("https");
        }
        return close(named(tls, List.of("http/1.1")))
                .version(HttpVersion.HTTP_1_1)
                .scheme("https");
    }

    private Request named(@Nullable ClientTls tls, List<String> protocols) {
        if (!spec.hostname().isEmpty()) {
            HostPort name = new HostPort(spec.hostname());
            return client.newRequest(name.getHost(), name.getPort(protocol.defaultPort()))
                    .transport(ProbeTransport.to(host, port, tls, protocols));
        }
        Request request = client.newRequest(host, port);
        return tls == null ? request : request.transport(ProbeTransport.secure(tls, protocols));
    }

    /** A server may close a reused connection at any moment, which says nothing about its health. */
    private static Request close(Request request) {
        return request.headers(headers -> headers.put(HttpHeader.CONNECTION, "close"));
    }
}
