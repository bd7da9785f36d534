package io.passeur.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Resolves host names on an executor and caches the addresses for a few seconds. A name is queried once at a time, however
 * long that takes: a name server that does not respond costs each of its names one thread and not all there are.
 * Thread-safe.
 */
public final class Resolver {

    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MAX_NAMES = 1024;

    private record Entry(CompletableFuture<InetAddress[]> addresses, long queried) {

        boolean isOld(long now) {
            return addresses.isDone() && (addresses.isCompletedExceptionally() || now - queried > MEMORY.toNanos());
        }
    }

    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Resolver(Executor executor) {
        this(executor, System::nanoTime);
    }

    /** @param nanoTime a clock that never jumps */
    Resolver(Executor executor, LongSupplier nanoTime) {
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /**
     * All addresses of a host, best first; fails with {@link UnknownHostException}. An IP address is returned at once. Never
     * blocks and never throws.
     */
    public CompletableFuture<InetAddress[]> resolve(String host) {
        if (isLiteral(host)) {
            return CompletableFuture.supplyAsync(() -> lookUp(host), Runnable::run);
        }
        long now = nanoTime.getAsLong();
        if (entries.size() >= MAX_NAMES) {
            entries.values().removeIf(entry -> entry.isOld(now));
        }
        if (entries.size() >= MAX_NAMES) {
            return query(host);
        }
        return entries.compute(host, (name, entry) -> entry == null || entry.isOld(now) ? entry(name, now) : entry)
                .addresses();
    }

    private Entry entry(String host, long now) {
        return new Entry(query(host), now);
    }

    private CompletableFuture<InetAddress[]> query(String host) {
        try {
            return CompletableFuture.supplyAsync(() -> lookUp(host), executor);
        } catch (RejectedExecutionException e) {
            UnknownHostException unknown = new UnknownHostException(host + ": too many DNS look-ups are waiting");
            unknown.initCause(e);
            return CompletableFuture.failedFuture(unknown);
        }
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static InetAddress[] lookUp(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
