package io.passeur.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one entry point, router or service. Thread-safe. */
final class ElementCounters {

    private final CountersByClass cells;
    private final HeaderCounts byHeader = new HeaderCounts();
    private final TlsCounts tls = new TlsCounts();
    private final LongAdder retries = new LongAdder();

    /** @param classes the number of duration buckets */
    ElementCounters(int classes) {
        cells = new CountersByClass(classes);
    }

    /** @param durationClass the bucket of {@code duration}, which is in nanoseconds */
    void add(RequestMeasurement request, int durationClass, long duration) {
        cells.of(request.kind()).add(durationClass, duration, request.requestBytes(), request.responseBytes());
        if (!request.headers().isEmpty()) {
            byHeader.add(request.kind(), request.headers());
        }
        if (request.tlsProtocol() != null && request.tlsCipher() != null) {
            tls.add(request.tlsProtocol(), request.tlsCipher());
        }
    }

    void retried(int times) {
        if (times > 0) {
            retries.add(times);
        }
    }

    CountersByClass cells() {
        return cells;
    }

    HeaderCounts byHeader() {
        return byHeader;
    }

    List<TlsCounts.Entry> tls() {
        return tls.all();
    }

    long retries() {
        return retries.sum();
    }
}
