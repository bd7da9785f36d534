package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closings of a plugin that hang. */
class LaterCallsTest {

    private static final int CALLS = 50;

    private final CountDownLatch first = new CountDownLatch(4);
    private final CountDownLatch releasing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(CALLS);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Guard guard = new Guard(new PluginName("slow", "slow.jar"), LaterCallsTest.class.getClassLoader());

    @AfterEach
    void release() {
        releasing.countDown();
    }

    private void hang() {
        threads.add(Thread.currentThread());
        first.countDown();
        try {
            assertThat(releasing.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        ended.countDown();
    }

    @Test
    void theyTakeFourThreadsHoweverManyThereAreAndAllTakePlaceInTheEnd() throws InterruptedException {
        for (int i = 0; i < CALLS; i++) {
            guard.runLater("close() of the middleware a@file", this::hang);
        }
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.getCount()).isEqualTo(CALLS);

        releasing.countDown();
        guard.awaitLater();

        assertThat(ended.getCount()).isZero();
        assertThat(threads).hasSize(4);
    }

    @Test
    void theyHoldUpNoOtherCallOfThePlugin() throws InterruptedException {
        for (int i = 0; i < CALLS; i++) {
            guard.runLater("close() of the middleware a@file", this::hang);
        }
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(guard.call("create() of the middleware b@file", () -> "made"))
                .isEqualTo("made");
    }

    /** Also an error: the next call gets the thread all the same. */
    @Test
    void oneThatFailsDoesNotKeepOthersFromTakingPlace() {
        guard.runLater("close() of the middleware a@file", () -> {
            throw new NoClassDefFoundError("com/example/Missing");
        });
        guard.runLater("close() of the middleware b@file", releasing::countDown);
        guard.awaitLater();

        assertThat(releasing.getCount()).isZero();
    }
}
