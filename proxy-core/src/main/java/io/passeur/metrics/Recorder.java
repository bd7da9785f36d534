package io.passeur.metrics;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import io.passeur.tls.TlsConnection;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Counts the requests of one entry point. */
final class Recorder implements RequestObserver {

    /** nginx's number for clients that left before there was an answer; Traefik counts by it too. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final Counts counts;
    private final Routes routes;
    private final HeaderLabels headers;
    private final Element entryPoint;
    private final boolean unrouted;
    private final boolean semantic;

    /**
     * @param unrouted whether requests count that no router takes
     * @param semantic whether OpenTelemetry's conventions are served too
     */
    Recorder(
            Counts counts,
            Routes routes,
            HeaderLabels headers,
            Element entryPoint,
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
        int status = status(response, failure);
        Method method = Method.of(request.getMethod());
        Protocol protocol = Protocol.of(request.getHeaders());
        int kind = Kind.of(protocol.isGrpc() ? GrpcCode.of(response) : status, method, protocol);
        TlsConnection tls = record.accepted() instanceof InboundRequest inbound ? inbound.tls() : null;
        Finished finished = new Finished(
                kind,
                measured(record, request, response),
                headers.values(request),
                tls == null ? null : tls.protocol(),
                tls == null ? null : tls.cipherSuite());
        count(record, finished);
        if (semantic) {
            semantically(record, finished.measured(), status, method, request);
        }
    }

    private static int status(Response response, @Nullable Throwable failure) {
        if (failure != null && !response.isCommitted()) {
            return CLIENT_CLOSED_REQUEST;
        }
        return response.getStatus();
    }

    private Measured measured(RequestRecord record, Request request, Response response) {
        long nanos = record.duration();
        return new Measured(
                counts.bounds().classOf(nanos),
                nanos,
                Request.getContentBytesRead(request),
                Response.getContentBytesWritten(response));
    }

    private void count(RequestRecord record, Finished finished) {
        Levels levels = counts.levels();
        if (levels.entryPoints()) {
            entryPoint.add(finished);
        }
        RouteTags tags = record.route();
        if (tags == null) {
            return;
        }
        if (levels.routers()) {
            routes.element(tags).add(finished);
        }
        String service = record.service();
        if (levels.services() && service != null) {
            Element element = counts.services().of(service);
            element.add(record.serverUrl() == null ? finished : finished.as(ofServer(record, finished)));
            element.retried(record.retries());
        }
    }

    /** A service works from the moment on at which it has chosen a server. */
    private Measured ofServer(RequestRecord record, Finished finished) {
        long nanos = record.originDuration();
        Measured whole = finished.measured();
        return new Measured(counts.bounds().classOf(nanos), nanos, whole.requestBytes(), whole.responseBytes());
    }

    private void semantically(RequestRecord record, Measured measured, int status, Method method, Request request) {
        boolean secure = request.getConnectionMetaData().isSecure();
        int kind = SemanticKind.of(
                status, method, secure, request.getConnectionMetaData().getHttpVersion());
        counts.clients().of(kind).add(measured);
        String url = record.serverUrl();
        if (url != null && record.originStatus() != 0) {
            long nanos = record.originDuration();
            counts.servers()
                    .of(url)
                    .of(SemanticKind.of(record.originStatus(), method, false, HttpVersion.HTTP_1_0))
                    .add(new Measured(counts.bounds().classOf(nanos), nanos, 0, 0));
        }
    }
}
