package io.passeur.guard;

import io.passeur.spi.Responses;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;

/** Rejects requests for which a middleware or service has neither a free thread nor room in its queue. Thread-safe. */
final class Overload {

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String step;
    private final Logger logger;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong lastLine = new AtomicLong(System.nanoTime() - SILENCE_NANOS);

    Overload(String step, Logger logger) {
        this.step = step;
        this.logger = logger;
    }

    void execute(Executor threads, Response response, Callback callback, Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            log(refused.incrementAndGet());
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
            Responses.statusText(response, callback, UNAVAILABLE);
        }
    }

    private void log(long count) {
        long last = lastLine.get();
        long now = System.nanoTime();
        if (now - last >= SILENCE_NANOS && lastLine.compareAndSet(last, now)) {
            logger.warn(
                    "{} is overloaded; {} requests have received 503 so far. The limits are"
                            + " core.blockingMiddlewares.maxConcurrent and core.blockingMiddlewares.maxWaiting",
                    step,
                    count);
        }
    }
}
