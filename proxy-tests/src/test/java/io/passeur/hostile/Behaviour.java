package io.passeur.hostile;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a call does instead of its work. */
enum Behaviour {
    WORKS {
        @Override
        <T extends @Nullable Object> T act(Supplier<T> work) {
            return work.get();
        }
    },
    THROWS {
        @Override
        <T extends @Nullable Object> T act(Supplier<T> work) {
            throw new IllegalStateException("as a test wants it");
        }
    },
    THROWS_ERROR {
        @Override
        @SuppressWarnings("InfiniteRecursion") // a real StackOverflowError is what it is for
        <T extends @Nullable Object> T act(Supplier<T> work) {
            return act(work);
        }
    },
    LACKS_A_CLASS {
        @Override
        <T extends @Nullable Object> T act(Supplier<T> work) {
            throw new NoClassDefFoundError("com/example/Missing");
        }
    },
    RETURNS_NULL {
        @Override
        @SuppressWarnings("NullAway") // That is what it is for.
        <T extends @Nullable Object> T act(Supplier<T> work) {
            return null;
        }
    },
    NEVER_RETURNS {
        @Override
        <T extends @Nullable Object> T act(Supplier<T> work) {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken while it blocked", e);
            }
            return work.get();
        }
    },
    NEVER_RETURNS_WHATEVER_HAPPENS {
        @Override
        <T extends @Nullable Object> T act(Supplier<T> work) {
            CountDownLatch mine = released;
            while (mine.getCount() > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                Thread.interrupted();
            }
            return work.get();
        }
    };

    private static volatile CountDownLatch released = new CountDownLatch(1);

    /** From now on what never returns does not. */
    static void hold() {
        released = new CountDownLatch(1);
    }

    /** Lets go of what never returns, until {@link #hold}. */
    static void release() {
        released.countDown();
    }

    /** @param work what a plugin that keeps its promises would do */
    abstract <T extends @Nullable Object> T act(Supplier<T> work);
}
