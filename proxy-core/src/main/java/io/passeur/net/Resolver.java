package io.passeur.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Looks names up on the executor and remembers the answers for a few seconds. Look-ups of one name at the same time are one
 * look-up. Thread-safe.
 */
public final class Resolver {

    private static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MAX_NAMES = 1024;

    private record Entry(CompletableFuture<InetAddress[]> addresses, long asked) {

        boolean isOld(long now) {
            return now - asked > MEMORY.toNanos() || addresses.isCompletedExceptionally();
        }
    }

    private final Executor executor;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Resolver(Executor executor) {
        this.executor = executor;
    }

    /** All addresses of a host, best first; fails with {@link UnknownHostException}. Addresses are returned at once. */
    public CompletableFuture<InetAddress[]> resolve(String host) {
        if (isLiteral(host)) {
            return CompletableFuture.supplyAsync(() -> lookUp(host), Runnable::run);
        }
        long now = System.nanoTime();
        if (entries.size() >= MAX_NAMES) {
            entries.values().removeIf(entry -> entry.isOld(now));
        }
        if (entries.size() >= MAX_NAMES) {
            return CompletableFuture.supplyAsync(() -> lookUp(host), executor);
        }
        return entries.compute(host, (name, entry) -> entry == null || entry.isOld(now) ? ask(name, now) : entry)
                .addresses();
    }

    private Entry ask(String host, long now) {
        return new Entry(CompletableFuture.supplyAsync(() -> lookUp(host), executor), now);
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
