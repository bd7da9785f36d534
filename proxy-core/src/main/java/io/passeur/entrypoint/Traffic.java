package io.passeur.entrypoint;

import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The traffic of an entry point since it was opened, in counters that only grow. Thread-safe. */
public final class Traffic implements RequestObserver {

    /** Upper bounds of the latency classes, in seconds. */
    public static final List<Double> LATENCY_BOUNDS =
            List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private static final long[] BOUNDS = LATENCY_BOUNDS.stream()
            .mapToLong(bound -> (long) (bound * TimeUnit.SECONDS.toNanos(1)))
            .toArray();
    private static final int STATUS_CLASSES = 5;

    private final LongAdder[] statuses = adders(STATUS_CLASSES);
    private final LongAdder[] latencies = adders(BOUNDS.length + 1);
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    @Override
    public void ended(RequestRecord record, Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus() / 100;
        statuses[Math.max(1, Math.min(STATUS_CLASSES, status)) - 1].increment();
        latencies[latencyClass(record.duration())].increment();
        bytesIn.add(Math.max(0, Request.getContentBytesRead(request)));
        bytesOut.add(Math.max(0, Response.getContentBytesWritten(response)));
    }

    private static int latencyClass(long nanos) {
        int i = 0;
        while (i < BOUNDS.length && nanos > BOUNDS[i]) {
            i++;
        }
        return i;
    }

    /** Completed requests by status class: 1xx first, 5xx last. */
    public List<Long> statuses() {
        return sums(statuses);
    }

    /** Completed requests by duration; the last class has no upper bound. */
    public List<Long> latencies() {
        return sums(latencies);
    }

    /** Bytes of request bodies, as far as they were read. */
    public long bytesIn() {
        return bytesIn.sum();
    }

    /** Bytes of response bodies. */
    public long bytesOut() {
        return bytesOut.sum();
    }

    private static List<Long> sums(LongAdder[] adders) {
        List<Long> sums = new ArrayList<>(adders.length);
        for (LongAdder adder : adders) {
            sums.add(adder.sum());
        }
        return List.copyOf(sums);
    }
}
