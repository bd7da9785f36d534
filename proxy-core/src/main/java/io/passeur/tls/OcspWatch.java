package io.passeur.tls;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the OCSP response for one certificate up to date. */
final class OcspWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OcspStapling.class);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST_DOUBLINGS = 6;

    private final OcspRequest request;
    private final Function<OcspRequest, CompletableFuture<byte[]>> fetch;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final OcspKey key;
    private int failures;
    private boolean closed;
    private @Nullable ScheduledFuture<?> next;

    OcspWatch(
            OcspRequest request,
            Function<OcspRequest, CompletableFuture<byte[]>> fetch,
            ScheduledExecutorService executor,
            Clock clock) {
        this.request = request;
        this.fetch = fetch;
        this.executor = executor;
        this.clock = clock;
        key = OcspKey.of(request.id());
    }

    void ask() {
        fetch.apply(request).whenCompleteAsync(this::take, executor);
    }

    private synchronized void take(byte @Nullable [] response, @Nullable Throwable failure) {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        try {
            if (response == null) {
                throw new IOException(failure == null ? "no response" : reason(failure));
            }
            OcspStatus status = request.check(response, now);
            OcspResponses.PROCESS.put(key, response, status.end());
            if (status.revoked()) {
                log.error(
                        "The certificate of {} has been revoked",
                        request.certificate().getSubject());
            }
            failures = 0;
            again(Duration.between(now, status.refresh()));
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Logs one line per series of failures. */
    private void fail(String reason) {
        Duration pause = SHORTEST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        if (failures++ == 0) {
            log.warn(
                    "ocsp: {} gave no status for the certificate of {}: {}; no new response is stapled; retrying",
                    request.responder(),
                    request.certificate().getSubject(),
                    reason);
        }
        again(pause);
    }

    private void again(Duration pause) {
        long millis = Math.max(SHORTEST.toMillis(), Math.min(LONGEST.toMillis(), pause.toMillis()));
        next = executor.schedule(this::ask, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
        OcspResponses.PROCESS.remove(key);
    }
}
