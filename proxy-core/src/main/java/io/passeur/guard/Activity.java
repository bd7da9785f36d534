package io.passeur.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The code of a plugin that a thread runs at this moment. Written by that thread with a few plain stores, read by the {@link
 * Watchdog}.
 */
final class Activity {

    private static final Map<Thread, Activity> ALL = Collections.synchronizedMap(new WeakHashMap<>());
    private static final ThreadLocal<Activity> CURRENT = ThreadLocal.withInitial(Activity::register);
    private static final VarHandle STEP;
    private static final VarHandle TURN;

    static {
        try {
            STEP = MethodHandles.lookup().findVarHandle(Activity.class, "step", Watched.class);
            TURN = MethodHandles.lookup().findVarHandle(Activity.class, "turn", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private @Nullable Watched step;
    private long turn;
    private volatile boolean interrupted;
    private @Nullable Throwable beyond;

    private Activity() {}

    private static Activity register() {
        Activity activity = new Activity();
        ALL.put(Thread.currentThread(), activity);
        return activity;
    }

    static Activity current() {
        return CURRENT.get();
    }

    static Map<Thread, Activity> all() {
        synchronized (ALL) {
            return Map.copyOf(ALL);
        }
    }

    /**
     * Records that the thread runs code of a plugin, or proxy code if it is null.
     *
     * @return what it did before
     */
    @Nullable
    Watched enter(@Nullable Watched next) {
        Watched before = step;
        STEP.setOpaque(this, next);
        TURN.setOpaque(this, turn + 1);
        clearInterrupt();
        return before;
    }

    /** Restores the state before {@link #enter}. */
    void leave(@Nullable Watched before) {
        STEP.setOpaque(this, before);
        TURN.setOpaque(this, turn + 1);
        clearInterrupt();
    }

    /** An interrupt that is meant for a plugin would close the connection that the proxy writes to next. */
    private void clearInterrupt() {
        if (interrupted) {
            interrupted = false;
            Thread.interrupted();
        }
    }

    /** A failure behind the plugin, which is not the plugin's fault. */
    void threwBeyond(Throwable failure) {
        beyond = failure;
    }

    boolean isFromBeyond(Throwable failure) {
        return beyond == failure;
    }

    @Nullable
    Watched step() {
        return (Watched) STEP.getOpaque(this);
    }

    /** Grows whenever the thread goes from one such piece to the next. */
    long turn() {
        return (long) TURN.getOpaque(this);
    }

    /** Interrupts the thread if it still runs the same step, and clears the interrupt when it continues. */
    void interrupt(Thread thread, long seen) {
        interrupted = true;
        if (turn() == seen) {
            thread.interrupt();
        }
    }
}
