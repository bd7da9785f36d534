package io.passeur.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A task that calls plugins many times. It runs on a thread of its own, calls them there directly, and is abandoned with
 * its thread if one of these calls does not return in time: handing over the whole task once costs far less than handing
 * over each call. If the call returns after all, the task ends there.
 */
public final class WatchedTask {

    private volatile @Nullable WatchedCall current;
    /** Known to the task's own thread once the call returns. */
    private boolean abandoned;

    private WatchedTask() {}

    /**
     * Runs the task and waits for its end.
     *
     * @throws AbandonedException if a plugin has not returned from a call in it. The task is stuck in that call and touches
     *     nothing any more except what it opened itself. Further calls of that kind fail immediately, so the caller can
     *     run another such task.
     */
    public static <T> T run(Supplier<T> task) throws AbandonedException {
        WatchedTask watched = new WatchedTask();
        return watched.await(LimitedThreads.PROCESS
                .begin(() -> LimitedThreads.during(watched, task))
                .end());
    }

    private <T> T await(CompletableFuture<T> end) throws AbandonedException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    end.get(CallLimit.whileAnotherIsStuck().toNanos() / 2, TimeUnit.NANOSECONDS);
                    return Results.of(end);
                } catch (TimeoutException e) {
                    abandonIfStuck();
                } catch (ExecutionException e) {
                    return Results.of(end);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void abandonIfStuck() throws AbandonedException {
        WatchedCall call = current;
        if (call != null && call.isLate() && call.abandon()) {
            throw new AbandonedException(call.failure());
        }
    }

    /**
     * A call within the task; one within another call is part of that one.
     *
     * @param late receives a result that is returned after the time limit; must not throw
     */
    <T> T call(Guard guard, String what, Supplier<T> call, Consumer<T> late) {
        if (abandoned) {
            throw new AbandonedError();
        }
        if (current != null) {
            return call.get();
        }
        WatchedCall watched = new WatchedCall(what, guard);
        current = watched;
        T result = null;
        try {
            result = call.get();
            return result;
        } finally {
            abandoned = !watched.end();
            current = null;
            if (abandoned) {
                endLate(result, late);
            }
        }
    }

    private static <T> void endLate(@Nullable T result, Consumer<T> late) {
        if (result != null) {
            late.accept(result);
        }
        throw new AbandonedError();
    }
}
