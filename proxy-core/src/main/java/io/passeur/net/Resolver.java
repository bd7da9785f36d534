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
    /** How often a name whose addresses do not work is looked up again. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final int MAX_NAMES = 1024;

    private record Entry(CompletableFuture<InetAddress[]> addresses, long queried) {

        boolean isOld(long now, Duration limit) {
            return addresses.isDone() && (addresses.isCompletedExceptionally() || now - queried > limit.toNanos());
        }
    }

    static {
        JavaDnsCache.shorten();
    }

    /** Looks a name up; blocks. */
    @FunctionalInterface
    interface LookUp {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Executor executor;
    private final LookUp lookUp;
    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Resolver(Executor executor) {
        this(executor, System::nanoTime);
    }

    /** @param nanoTime a clock that never jumps */
    Resolver(Executor executor, LongSupplier nanoTime) {
        this(executor, InetAddress::getAllByName, nanoTime);
    }

    Resolver(Executor executor, LookUp lookUp, LongSupplier nanoTime) {
        this.executor = executor;
        this.lookUp = lookUp;
        this.nanoTime = nanoTime;
    }

    /**
     * All addresses of a host, best first; fails with {@link UnknownHostException}. An IP address is returned at once. Never
     * blocks and never throws.
     */
    public CompletableFuture<InetAddress[]> resolve(String host) {
        return resolve(host, MEMORY);
    }

    /** As {@link #resolve}, for a host whose known addresses cannot be reached: it may have others by now. */
    public CompletableFuture<InetAddress[]> resolveAgain(String host) {
        return resolve(host, RETRY);
    }

    private CompletableFuture<InetAddress[]> resolve(String host, Duration limit) {
        if (isLiteral(host)) {
            return CompletableFuture.supplyAsync(() -> lookUp(host), Runnable::run);
        }
        long now = nanoTime.getAsLong();
        if (entries.size() >= MAX_NAMES) {
            entries.values().removeIf(entry -> entry.isOld(now, MEMORY));
        }
        if (entries.size() >= MAX_NAMES) {
            return query(host);
        }
        return entries.compute(
                        host, (name, entry) -> entry == null || entry.isOld(now, limit) ? entry(name, now) : entry)
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

    private InetAddress[] lookUp(String host) {
        try {
            return lookUp.addresses(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
