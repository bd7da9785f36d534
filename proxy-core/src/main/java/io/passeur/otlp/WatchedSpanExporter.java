package io.passeur.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Reports when traces do not arrive. */
record WatchedSpanExporter(SpanExporter exporter, ExportFailures failures) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return failures.watch(exporter.export(spans));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
