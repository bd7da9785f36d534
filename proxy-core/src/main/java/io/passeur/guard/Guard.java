package io.passeur.guard;

import io.passeur.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one plugin. Everything that it throws becomes a {@link PluginException} that names the plugin, errors included:
 * endless recursion or a missing class must affect only the elements that use the plugin. Its {@link
 * ConfigurationException}s pass unchanged, since they concern settings. An {@link OutOfMemoryError} is treated like all
 * others if it gets here: {@code bin/passeur} starts the process so that one of the heap ends it. Thread-safe.
 */
public final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    /** Each holds a thread. */
    private static final int MAX_STUCK = 16;

    private final PluginName plugin;
    private final ClassLoader loader;
    private volatile boolean losesThreads;
    private final Map<String, PluginTimeoutException> stuck = new ConcurrentHashMap<>();
    private final LaterCalls later;

    /** @param loader the context class loader of the plugin's calls */
    public Guard(PluginName plugin, ClassLoader loader) {
        this.plugin = plugin;
        this.loader = loader;
        later = new LaterCalls(plugin);
    }

    public PluginName plugin() {
        return plugin;
    }

    /** Records that a call on the data path will not return, not even after an interrupt. */
    void hasLostThread(String what) {
        if (!losesThreads) {
            losesThreads = true;
            LOG.error(
                    "{} does not return from {} and ignores interrupts; requests of all its elements now run on separate threads",
                    plugin,
                    what);
        }
    }

    boolean hasLostThreads() {
        return losesThreads;
    }

    ClassLoader loader() {
        return loader;
    }

    /**
     * Calls the plugin on a thread that is abandoned if it does not return in time. Within a {@link WatchedTask}, this is
     * the current thread.
     *
     * @param what is called, for messages: {@code create() of the middleware a@file}
     * @param late receives a result that is returned after the time limit
     * @throws PluginException if the plugin fails, returns null, or does not return in time
     */
    public <T> T call(String what, Supplier<T> call, Consumer<T> late) {
        WatchedTask task = LimitedThreads.task();
        if (task != null) {
            return notNull(
                    what, task.call(this, what, () -> callHere(what, call), result -> endLate(what, result, late)));
        }
        if (LimitedThreads.isCurrent()) {
            return notNull(what, callHere(what, call));
        }
        Duration limit = limit(what);
        LimitedCall<T> limited = LimitedThreads.PROCESS.begin(() -> callHere(what, call));
        if (limited.await(limit)) {
            return notNull(what, Results.of(limited.end()));
        }
        var unused = limited.end().thenAccept(result -> {
            if (result != null) {
                endLate(what, result, late);
            }
        });
        throw stuck(what, limit, limited.end());
    }

    private <T> void endLate(String what, T result, Consumer<T> late) {
        runLater("the end of what came late from " + what, () -> late.accept(result));
    }

    /**
     * Calls {@code create()} of a factory.
     *
     * @param name of what is created: {@code the middleware a@file of the type geoBlock}
     * @param late receives an object that is returned after the time limit
     * @throws PluginException as for other calls, and if the plugin has not returned from {@value #MAX_STUCK} of them: objects
     *     that exist stay in use, but no further one may hold a thread
     */
    public <T> T create(String name, Supplier<T> call, Consumer<T> late) {
        String what = "create() of " + name;
        if (stuck.size() >= MAX_STUCK && !stuck.containsKey(what)) {
            throw new PluginException(
                    plugin + " is not called for " + what + ", since " + stuck.size()
                            + " of its calls have not returned",
                    null);
        }
        return call(what, call, late);
    }

    /** As {@link #call(String, Supplier, Consumer)}, for results that need no closing. */
    public <T> T call(String what, Supplier<T> call) {
        return call(what, call, unneeded -> {});
    }

    /** As {@link #call(String, Supplier)}, without a result. */
    public void run(String what, Runnable call) {
        call(what, () -> {
            call.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Calls the plugin on another thread and does not wait; a failure and a missing end are logged. A few such calls run
     * at the same time, and all others wait for those.
     */
    public void runLater(String what, Runnable call) {
        later.run(
                what,
                () -> callHere(what, () -> {
                    call.run();
                    return Boolean.TRUE;
                }),
                CallLimit.usual(),
                failure -> {
                    LOG.warn("{}", message(what, failure));
                    LOG.debug("{} of {} failed", what, plugin, failure);
                });
    }

    /** Waits, within the limit, for the calls that {@link #runLater} started. */
    public void awaitLater() {
        later.await(CallLimit.usual());
    }

    /**
     * Calls the plugin on the current thread, as the data path does.
     *
     * @throws PluginException if the plugin fails
     */
    public <T extends @Nullable Object> T callHere(String what, Supplier<T> call) {
        try (var ignored = new ContextClassLoader(loader)) {
            return call.get();
        } catch (ConfigurationException e) {
            throw e;
        } catch (Throwable e) {
            throw failed(what, e);
        }
    }

    /** What is thrown instead of {@code failure}. */
    PluginException failed(String what, Throwable failure) {
        return new PluginException(message(what, failure), failure);
    }

    private String message(String what, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return plugin + " has not returned from " + what + " within " + Seconds.of(CallLimit.usual());
        }
        return failure instanceof PluginException
                ? String.valueOf(failure.getMessage())
                : plugin + " failed in " + what + ": " + FailureText.reasonAndPlace(failure);
    }

    private <T> T notNull(String what, @Nullable T result) {
        if (result == null) {
            throw new PluginException(plugin + " returned null from " + what, null);
        }
        return result;
    }

    /**
     * How long the plugin may take to return.
     *
     * @throws PluginTimeoutException if it has not returned yet from an earlier call of the same kind
     */
    Duration limit(String what) {
        PluginTimeoutException before = stuck.get(what);
        if (before != null) {
            throw before;
        }
        return stuck.isEmpty() ? CallLimit.usual() : CallLimit.whileAnotherIsStuck();
    }

    /**
     * Records a call that has not returned within its limit.
     *
     * @param end completes when it returns
     */
    PluginTimeoutException stuck(String what, Duration limit, CompletableFuture<?> end) {
        PluginTimeoutException failure = new PluginTimeoutException(
                plugin + " has not returned from " + what + " within " + Seconds.of(limit), end);
        stuck.put(what, failure);
        var unused = end.whenComplete((result, problem) -> {
            stuck.remove(what);
            LOG.info("{} returned from {} after its time limit", plugin, what);
        });
        return failure;
    }
}
