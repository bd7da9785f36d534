package io.passeur.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Checks for lost spans whenever spans are exported. */
record CountedExporter(SpanExporter exporter, LostSpans lost) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        lost.look();
        return exporter.export(spans);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        lost.look();
        return exporter.shutdown();
    }
}
