package io.passeur.http.service;

import io.passeur.balance.HealthOutcome;
import io.passeur.balance.HealthOutcome.Unhealthy;
import io.passeur.net.Network;
import io.passeur.spec.LoadBalancerSpec.HealthCheckSpec;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.thread.Scheduler;

/** Probes over HTTP with a client of its own, so that probes do not use the connections of requests. */
final class HttpHealthProbe implements HealthProbe, AutoCloseable {

    private static final String GRPC_CHECK = "/grpc.health.v1.Health/Check";
    private static final String GRPC = "application/grpc";

    private final Network network;
    private final ProbeClient client;
    private volatile boolean closed;

    /** @param scheduler of time limits */
    HttpHealthProbe(Network network, Scheduler scheduler) {
        this.network = network;
        client = new ProbeClient(network, scheduler);
    }

    @Override
    public void probe(ServerUrl server, HealthSettings settings, Consumer<HealthOutcome> outcome) {
        try {
            network.executor().execute(() -> send(server, settings, unlessClosed(outcome)));
        } catch (RejectedExecutionException e) {
            outcome.accept(new Unhealthy("the proxy is too busy to send a probe"));
        }
    }

    /** Probes that the end of the proxy breaks off say nothing about their servers. */
    private Consumer<HealthOutcome> unlessClosed(Consumer<HealthOutcome> outcome) {
        return result -> {
            if (!closed) {
                outcome.accept(result);
            }
        };
    }

    private void send(ServerUrl server, HealthSettings settings, Consumer<HealthOutcome> outcome) {
        Request request;
        try {
            request = request(client.started(), server, settings);
        } catch (Exception e) {
            outcome.accept(new Unhealthy(e.toString()));
            return;
        }
        request.send(
                settings.isGrpc()
                        ? new GrpcProbeListener(settings, outcome)
                        : new HttpProbeListener(settings, outcome));
    }

    private static Request request(HttpClient client, ServerUrl server, HealthSettings settings) {
        HealthCheckSpec spec = settings.spec();
        long timeout = settings.timeout().toMillis();
        Request request = new ProbeRequest(client, server, settings).addressed();
        spec.headers().forEach((name, value) -> request.headers(headers -> headers.put(name, value)));
        if (settings.isGrpc()) {
            request.method(HttpMethod.POST)
                    .path(GRPC_CHECK)
                    .body(new BytesRequestContent(GRPC, GrpcHealthStatus.REQUEST));
            request.headers(headers -> headers.put(HttpHeader.TE, "trailers")).followRedirects(false);
        } else {
            request.method(spec.method()).path(path(server, spec.path())).followRedirects(spec.followRedirects());
        }
        return request.timeout(timeout, TimeUnit.MILLISECONDS).idleTimeout(timeout, TimeUnit.MILLISECONDS);
    }

    /** Resolves the check's path against the server's path, as a browser resolves a link. */
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
        closed = true;
        client.close();
    }
}
