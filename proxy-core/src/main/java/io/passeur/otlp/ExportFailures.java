package io.passeur.otlp;

import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.passeur.tls.TlsFailures;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when a collector stops accepting data and when it accepts it again; each reason once in between. Thread-safe.
 */
final class ExportFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ExportFailures.class);

    /** Some reasons contain an address or a time that differs on each attempt. */
    private static final int MAX_REASONS = 20;

    private final Collector collector;
    private final Set<String> said = new HashSet<>();
    private int failed;

    ExportFailures(Collector collector) {
        this.collector = collector;
    }

    CompletableResultCode watch(CompletableResultCode result) {
        return result.whenComplete(() -> {
            if (result.isSuccess()) {
                succeeded();
            } else {
                failed(reason(result.getFailureThrowable()));
            }
        });
    }

    private synchronized void succeeded() {
        if (failed > 0) {
            LOG.info("{}: {} accepts data again; {} exports were lost", collector.option(), url(), failed);
            failed = 0;
            said.clear();
        }
    }

    private synchronized void failed(String reason) {
        failed++;
        if (said.size() < MAX_REASONS && said.add(reason)) {
            LOG.warn(
                    "{}: cannot send to {}: {}; the same reason is not logged again until it works",
                    collector.option(),
                    url(),
                    reason);
        }
    }

    private String url() {
        return collector.url();
    }

    /** Only the library's internal classes hold the collector's response. */
    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof HttpExportException http && http.getResponse() != null) {
            return "it responded with status " + http.getResponse().getStatusCode();
        }
        if (failure instanceof GrpcExportException grpc && grpc.getResponse() != null) {
            String description = grpc.getResponse().getStatusDescription();
            return "it responded with " + grpc.getResponse().getStatusCode()
                    + (description == null || description.isEmpty() ? "" : ": " + description);
        }
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "it does not respond in time";
        }
        if (cause instanceof ConnectException) {
            return "cannot connect (" + (cause.getMessage() == null ? "refused" : cause.getMessage()) + ")";
        }
        return cause == null ? "the proxy is stopping" : TlsFailures.explain(cause);
    }
}
