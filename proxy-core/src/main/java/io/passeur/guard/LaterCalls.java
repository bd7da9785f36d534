package io.passeur.guard;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls into one plugin for which nobody waits, such as {@code close}. A few run at the same time; all others wait for
 * those, so that a plugin whose calls never return takes a fixed number of threads. Thread-safe.
 */
final class LaterCalls {

    private static final Logger LOG = LoggerFactory.getLogger(LaterCalls.class);

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 100_000;
    private static final long IDLE_SECONDS = 10;

    private final PluginName plugin;
    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), this::thread);

    LaterCalls(PluginName plugin) {
        this.plugin = plugin;
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plugin-close-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param limit how long the call may take, from its begin, until it is late
     * @param failed receives why the call failed; a {@link TimeoutException} when it is late
     */
    void run(String what, Runnable call, Duration limit, Consumer<Throwable> failed) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        open.add(end);
        try {
            threads.execute(() -> {
                try {
                    runNow(call, limit, failed);
                } finally {
                    open.remove(end);
                    end.complete(null);
                }
            });
        } catch (RejectedExecutionException e) {
            open.remove(end);
            failed.accept(e);
        }
        if (late.get() >= THREADS) {
            LOG.warn("{}: {} calls have not returned; {} waits for them", plugin, THREADS, what);
        }
    }

    private void runNow(Runnable call, Duration limit, Consumer<Throwable> failed) {
        CompletableFuture<Void> inTime = new CompletableFuture<>();
        CompletableFuture<Boolean> isLate = inTime.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, timeout) -> timeout != null && becomesLate(timeout, failed));
        try {
            call.run();
        } catch (Throwable e) {
            failed.accept(e);
        } finally {
            inTime.complete(null);
            if (isLate.join()) {
                late.decrementAndGet();
            }
        }
    }

    private boolean becomesLate(Throwable timeout, Consumer<Throwable> failed) {
        failed.accept(timeout);
        if (late.incrementAndGet() == THREADS) {
            LOG.warn(
                    "{}: {} calls have not returned; all others that nobody waits for come after them",
                    plugin,
                    THREADS);
        }
        return true;
    }

    /** Waits, within the limit, for all calls. */
    void await(Duration limit) {
        try {
            CompletableFuture.allOf(open.toArray(new CompletableFuture<?>[0]))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} was not closed in time, which was logged", plugin, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
