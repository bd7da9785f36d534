package io.passeur.metrics;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import io.passeur.observation.Tunnel;
import io.passeur.tls.TlsConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Counts the requests of one entry point. */
final class Recorder implements RequestObserver {

    private final MetricsRegistry counts;
    private final Routes routes;
    private final HeaderLabels headers;
    private final ElementCounters entryPoint;
    private final boolean unrouted;
    private final ServiceRecorder services;

    /**
     * @param unrouted whether requests count that no router takes
     */
    Recorder(
            MetricsRegistry counts,
            Routes routes,
            HeaderLabels headers,
            ElementCounters entryPoint,
            boolean unrouted,
            ServiceRecorder services) {
        this.counts = counts;
        this.routes = routes;
        this.headers = headers;
        this.entryPoint = entryPoint;
        this.unrouted = unrouted;
        this.services = services;
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
        TlsConnection tls = record.accepted() instanceof InboundRequest inbound ? inbound.tls() : null;
        return RequestMeasurement.of(
                request,
                response,
                failure,
                Request.getContentBytesRead(request),
                Response.getContentBytesWritten(response),
                headers.values(request),
                tls);
    }

    private void count(RequestRecord record, RequestMeasurement facts) {
        long duration = record.duration();
        int durationClass = counts.bounds().classOf(duration);
        MetricLevels levels = counts.levels();
        if (levels.entryPoints()) {
            entryPoint.add(facts, durationClass, duration);
        }
        if (services.semantic()) {
            counts.clients().of(facts.semanticKind()).add(durationClass, duration, 0, 0);
        }
        RouteTags tags = record.route();
        if (tags != null) {
            if (levels.routers()) {
                routes.element(tags).add(facts, durationClass, duration);
            }
            services.count(record, facts);
        }
    }
}
