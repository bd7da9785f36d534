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

/**
 * Resolves host names on an executor and caches the addresses for a few seconds. Simultaneous look-ups of one name share one
 * query. Thread-safe.
 */
public final class Resolver {

    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MAX_NAMES = 1024;

    private record Entry(CompletableFuture<InetAddress[]> addresses, long queried) {

        boolean isOld(long now) {
            return now - queried > MEMORY.toNanos() || addresses.isCompletedExceptionally();
        }
    }

    private final Executor executor;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Resolver(Executor executor) {
        this.executor = executor;
    }

    /**
     * All addresses of a host, best first; fails with {@link UnknownHostException}. An IP address is returned at once. Never
     * blocks and never throws.
     */
    public CompletableFuture<InetAddress[]> resolve(String host) {
        if (isLiteral(host)) {
            return CompletableFuture.supplyAsync(() -> lookUp(host), Runnable::run);
        }
        long now = System.nanoTime();
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
