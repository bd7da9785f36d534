package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedTaskTest {

    private static final String LIMIT = "passeur.plugins.callLimit";

    private final Guard guard = new Guard(new PluginName("slow", "slow.jar"), WatchedTaskTest.class.getClassLoader());
    private final CountDownLatch returning = new CountDownLatch(1);
    private final BlockingQueue<String> late = new LinkedBlockingQueue<>();
    private final List<String> reached = new CopyOnWriteArrayList<>();

    @BeforeEach
    void shortLimit() {
        System.setProperty(LIMIT, "200");
    }

    @AfterEach
    void usualLimit() {
        returning.countDown();
        System.clearProperty(LIMIT);
    }

    @Test
    void callsPluginsOnItsOwnThread() throws AbandonedException {
        Thread[] threads = WatchedTask.run(
                () -> new Thread[] {Thread.currentThread(), guard.call("create() of a", Thread::currentThread)});

        assertThat(threads[0]).isSameAs(threads[1]).isNotSameAs(Thread.currentThread());
    }

    @Test
    void endsAtACallThatDoesNotReturn() throws Exception {
        assertThatThrownBy(() -> WatchedTask.run(this::task))
                .isInstanceOf(AbandonedException.class)
                .hasMessageContaining("has not returned from create() of b within");
        assertThat(reached).containsExactly("a");

        assertThatThrownBy(() -> WatchedTask.run(this::task))
                .as("the next task is not stuck in that call again")
                .isInstanceOf(PluginTimeoutException.class);
        assertThat(reached).containsExactly("a", "a");

        returning.countDown();
        assertThat(late.poll(10, TimeUnit.SECONDS))
                .as("what came late, to be closed")
                .isEqualTo("b");
        assertThat(reached).as("the abandoned task does not continue").containsExactly("a", "a");
    }

    private String task() {
        reached.add(guard.call("create() of a", () -> "a"));
        reached.add(guard.call("create() of b", this::waiting, late::add));
        return "done";
    }

    private String waiting() {
        try {
            returning.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "b";
    }

    @Test
    void failuresReachTheCaller() {
        assertThatThrownBy(() -> WatchedTask.run(() -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> WatchedTask.run(() -> guard.call("create() of a", () -> {
                    throw new IllegalStateException("no");
                })))
                .isInstanceOf(PluginException.class);
    }
}
