package io.passeur.accesslog;

import io.passeur.entrypoint.InboundRequest;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import io.passeur.observation.Tunnel;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Records the requests of one entry point. */
final class LoggingObserver implements RequestObserver {

    private final AccessLog log;
    private final boolean withHeaders;
    private final boolean internals;
    private final boolean unrouted;

    /**
     * An observer of one entry point.
     *
     * @param withHeaders whether any response headers are kept
     * @param internals whether requests to the proxy itself are logged
     * @param unrouted whether requests are logged that no router takes
     */
    LoggingObserver(AccessLog log, boolean withHeaders, boolean internals, boolean unrouted) {
        this.log = log;
        this.withHeaders = withHeaders;
        this.internals = internals;
        this.unrouted = unrouted;
    }

    @Override
    public void began(RequestRecord record, Request request) {
        if (withHeaders) {
            record.keepOriginHeaders();
        }
    }

    @Override
    public void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure) {
        if (!(record.accepted() instanceof InboundRequest inbound) || !isLogged(record.route())) {
            // Requests that the entry point rejects reach nobody.
            return;
        }
        LogEntry entry = new LogEntry(record, inbound, response, log.nextNumber(), withHeaders);
        Tunnel tunnel = record.tunnel();
        if (tunnel == null) {
            log.add(entry);
        } else {
            tunnel.onEnd(() -> {
                entry.ended(tunnel);
                log.add(entry);
            });
        }
    }

    private boolean isLogged(@Nullable RouteTags route) {
        return route == null ? unrouted : route.accessLogs() && (internals || !route.internal());
    }
}
