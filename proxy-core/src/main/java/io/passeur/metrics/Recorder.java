package io.passeur.metrics;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import io.passeur.observation.Tunnel;
import io.passeur.tls.TlsConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Counts the requests of one entry point. */
final class Recorder implements RequestObserver {

    /** The status that nginx uses for clients that disconnect before the response; Traefik counts it too. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final MetricsRegistry counts;
    private final Routes routes;
    private final HeaderLabels headers;
    private final ElementCounters entryPoint;
    private final boolean unrouted;
    private final boolean semantic;

    /**
     * @param unrouted whether requests count that no router takes
     * @param semantic whether OpenTelemetry's conventions are served too
     */
    Recorder(
            MetricsRegistry counts,
            Routes routes,
            HeaderLabels headers,
            ElementCounters entryPoint,
            boolean unrouted,
            boolean semantic) {
        this.counts = counts;
        this.routes = routes;
        this.headers = headers;
        this.entryPoint = entryPoint;
        this.unrouted = unrouted;
        this.semantic = semantic;
    }

    @Override
    public void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure) {
        RouteTags tags = record.route();
        if (tags == null ? !unrouted : !routes.counts(tags)) {
            return;
        }
        RequestMeasurement facts = facts(record, request, response, failure);
        Tunnel tunnel = record.tunnel();
        if (tunnel == null) {
            count(record, facts);
        } else {
            tunnel.onEnd(() -> count(record, facts.with(tunnel)));
        }
    }

    private RequestMeasurement facts(
            RequestRecord record, Request request, Response response, @Nullable Throwable failure) {
        boolean left = failure != null && !response.isCommitted();
        int status = left ? CLIENT_CLOSED_REQUEST : response.getStatus();
        Method method = Method.of(request.getMethod());
        Protocol protocol = Protocol.of(request.getHeaders());
        ConnectionMetaData connection = request.getConnectionMetaData();
        TlsConnection tls = record.accepted() instanceof InboundRequest inbound ? inbound.tls() : null;
        return new RequestMeasurement(
                RequestClass.of(protocol.isGrpc() ? GrpcCode.of(response) : status, method, protocol),
                SemanticRequestClass.of(status, method, connection.isSecure(), connection.getHttpVersion()),
                Math.max(0, Request.getContentBytesRead(request)),
                Math.max(0, Response.getContentBytesWritten(response)),
                headers.values(request),
                tls == null ? null : tls.protocol(),
                tls == null ? null : tls.cipherSuite());
    }

    private void count(RequestRecord record, RequestMeasurement facts) {
        long duration = record.duration();
        int durationClass = counts.bounds().classOf(duration);
        MetricLevels levels = counts.levels();
        if (levels.entryPoints()) {
            entryPoint.add(facts, durationClass, duration);
        }
        if (semantic) {
            counts.clients().of(facts.semanticKind()).add(durationClass, duration, 0, 0);
        }
        RouteTags tags = record.route();
        if (tags != null) {
            if (levels.routers()) {
                routes.element(tags).add(facts, durationClass, duration);
            }
            countForService(record, facts);
        }
    }

    /** A service's duration begins when it has chosen a server; without one, it is zero. */
    private void countForService(RequestRecord record, RequestMeasurement facts) {
        String service = record.service();
        if (service == null) {
            return;
        }
        long duration = record.originDuration();
        int durationClass = counts.bounds().classOf(duration);
        if (counts.levels().services()) {
            ElementCounters element = counts.services().of(service);
            element.add(facts, durationClass, duration);
            element.retried(record.retries());
        }
        String url = record.serverUrl();
        if (semantic && url != null) {
            int kind = SemanticRequestClass.ofServer(
                    record.originStatus(), SemanticRequestClass.method(facts.semanticKind()));
            counts.servers().of(url).of(kind).add(durationClass, duration, 0, 0);
        }
    }
}
