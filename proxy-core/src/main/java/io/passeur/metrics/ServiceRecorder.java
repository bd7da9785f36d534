package io.passeur.metrics;

import io.passeur.observation.RequestRecord;

/**
 * Counts requests for the services that took them.
 *
 * @param semantic whether OpenTelemetry's conventions are served too
 */
record ServiceRecorder(MetricsRegistry counts, boolean semantic) {

    /** A service's duration begins when it has chosen a server; without one, it is zero. */
    void count(RequestRecord record, RequestMeasurement measured) {
        String service = record.service();
        if (service == null) {
            return;
        }
        long duration = record.originDuration();
        int durationClass = counts.bounds().classOf(duration);
        if (counts.levels().services()) {
            ElementCounters element = counts.services().of(service);
            element.add(measured, durationClass, duration);
            element.retried(record.retries());
        }
        String url = record.serverUrl();
        if (semantic && url != null) {
            int kind = SemanticRequestClass.ofServer(
                    record.originStatus(), SemanticRequestClass.method(measured.semanticKind()));
            counts.servers().of(url).of(kind).add(durationClass, duration, 0, 0);
        }
    }
}
