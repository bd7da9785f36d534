package io.passeur.service;

import io.passeur.forward.UpstreamTarget.Protocol;
import io.passeur.service.HealthProbe.Outcome.Unhealthy;
import io.passeur.spi.LoadBalancerSpec.HealthCheckSpec;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.thread.Scheduler;

/** Probes over HTTP with a client of its own, so that a probe neither takes nor tests the connections of requests. */
final class HttpHealthProbe implements HealthProbe, AutoCloseable {

    private final Executor executor;
    private final ProbeClient client;

    HttpHealthProbe(Executor executor, Scheduler scheduler, ByteBufferPool buffers) {
        this.executor = executor;
        client = new ProbeClient(executor, scheduler, buffers);
    }

    @Override
    public void probe(ServerUrl server, HealthSettings settings, Consumer<Outcome> outcome) {
        try {
            executor.execute(() -> send(server, settings, outcome));
        } catch (RejectedExecutionException e) {
            outcome.accept(new Unhealthy("the proxy is too busy to ask"));
        }
    }

    private void send(ServerUrl server, HealthSettings settings, Consumer<Outcome> outcome) {
        Request request;
        try {
            request = request(client.started(), server, settings);
        } catch (Exception e) {
            outcome.accept(new Unhealthy(e.toString()));
            return;
        }
        ProbeAnswer answer = new ProbeAnswer(settings, outcome);
        request.send(answer);
    }

    private static Request request(HttpClient client, ServerUrl server, HealthSettings settings) {
        HealthCheckSpec spec = settings.spec();
        long timeout = settings.timeout().toMillis();
        int port = spec.port() == 0 ? server.port() : spec.port();
        boolean http2 = isHttp2(server, spec);
        Request request = http2 ? http2(client, server.host(), port, spec) : http1(client, server.host(), port, spec);
        spec.headers().forEach((name, value) -> request.headers(headers -> headers.put(name, value)));
        return request.scheme("http")
                .method(spec.method())
                .path(path(server, spec.path()))
                .followRedirects(spec.followRedirects())
                .timeout(timeout, TimeUnit.MILLISECONDS)
                .idleTimeout(timeout, TimeUnit.MILLISECONDS);
    }

    private static boolean isHttp2(ServerUrl server, HealthCheckSpec spec) {
        return spec.scheme().isEmpty()
                ? server.protocol() == Protocol.H2C
                : spec.scheme().equalsIgnoreCase("h2c");
    }

    private static Request http1(HttpClient client, String host, int port, HealthCheckSpec spec) {
        Request request = client.newRequest(host, port).version(HttpVersion.HTTP_1_1);
        // A kept connection may be closed by the server just then, which says nothing about its health.
        request.headers(headers -> headers.put(HttpHeader.CONNECTION, "close"));
        return spec.hostname().isEmpty()
                ? request
                : request.headers(headers -> headers.put(HttpHeader.HOST, spec.hostname()));
    }

    private static Request http2(HttpClient client, String host, int port, HealthCheckSpec spec) {
        if (spec.hostname().isEmpty()) {
            return client.newRequest(host, port).version(HttpVersion.HTTP_2);
        }
        HostPort name = new HostPort(spec.hostname());
        return client.newRequest(name.getHost(), name.getPort(Protocol.H2C.usualPort()))
                .version(HttpVersion.HTTP_2)
                .transport(new NamedServer(host, port));
    }

    /** Resolves the check's path against the server's as a link on a page of the server would be. */
    static String path(ServerUrl server, String path) {
        String base = server.path().isEmpty() ? "/" : server.path();
        if (path.startsWith("/")) {
            return path;
        }
        if (path.isEmpty() || path.startsWith("?")) {
            return base + path;
        }
        return base.substring(0, base.lastIndexOf('/') + 1) + path;
    }

    @Override
    public void close() {
        client.close();
    }
}
