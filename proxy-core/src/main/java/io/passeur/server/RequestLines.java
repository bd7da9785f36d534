package io.passeur.server;

import io.passeur.config.Redaction;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each request in the log at DEBUG: which router took it, and where it went. It has no query, header fields or
 * body, because they carry credentials.
 */
final class RequestLines implements RequestObserver {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLines.class);

    private RequestLines() {}

    /** No observer unless the log shows these lines. */
    static List<RequestObserver> observers() {
        return LOG.isDebugEnabled() ? List.of(new RequestLines()) : List.of();
    }

    @Override
    public void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure) {
        Request accepted = record.accepted();
        Request shown = accepted == null ? request : accepted;
        RouteTags route = record.route();
        // Fields are quoted, so that a client cannot forge lines.
        LoggingEventBuilder line = LOG.atDebug()
                .addKeyValue("entryPointName", record.entryPoint())
                .addKeyValue("method", shown.getMethod())
                .addKeyValue("host", String.valueOf(Request.getServerName(shown)))
                .addKeyValue("path", String.valueOf(shown.getHttpURI().getPath()));
        line = with(line, "routerName", route == null ? null : route.router());
        line = with(line, "serviceName", record.service());
        line = with(line, "server", record.serverUrl() == null ? null : Redaction.text(record.serverUrl()));
        line = line.addKeyValue("status", response.getStatus())
                .addKeyValue("durationMs", TimeUnit.NANOSECONDS.toMillis(record.duration()));
        with(line, "failure", failure == null ? null : failure.getClass().getSimpleName())
                .log("Request");
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String key, @Nullable String value) {
        return value == null ? line : line.addKeyValue(key, value);
    }
}
