package io.passeur.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A middleware that blocks a request thread and ignores the interrupt. */
@Timeout(60)
class LostThreadTest {

    private static final String PERIOD = "passeur.plugins.watchPeriod";

    private record Host() implements ElementHost {

        @Override
        public Executor blockingThreads() {
            return Runnable::run;
        }

        @Override
        public LiveProblems.Reporter problems() {
            return new LiveProblems().reporter("", "", null, null);
        }

        @Override
        public void withdraw() {}

        @Override
        public void close() {}
    }

    private final Guard guard = new Guard(new PluginName("slow", "slow.jar"), LostThreadTest.class.getClassLoader());
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch returning = new CountDownLatch(1);

    @BeforeEach
    void shortPeriod() {
        System.setProperty(PERIOD, "20");
    }

    @AfterEach
    void usualPeriod() {
        returning.countDown();
        System.clearProperty(PERIOD);
    }

    private GuardedStep step(Guard of, String name) {
        return new GuardedStep("the middleware " + name, of, new Host(), false);
    }

    @SuppressWarnings("NullAway") // The handler does not look at its request.
    private void handle(GuardedStep step, Request.Handler handler) {
        Overload overload = new Overload(step.toString(), LoggerFactory.getLogger(LostThreadTest.class));
        try {
            new GuardedHandler(step, handler, overload).handle(null, null, null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean block() {
        boolean over = false;
        while (!over) {
            try {
                over = returning.await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        }
        return true;
    }

    @Test
    void itsPluginLeavesTheRequestThreads() throws Exception {
        GuardedStep other = step(guard, "other");
        Guard another = new Guard(new PluginName("good", "good.jar"), LostThreadTest.class.getClassLoader());
        try (Watchdog watchdog = new Watchdog()) {
            Thread lane = new Thread(() -> handle(step(guard, "stuck"), (request, response, callback) -> block()));
            lane.start();
            interrupted.await();
            while (!other.isBlocking()) {
                Thread.onSpinWait();
            }
            assertThat(step(guard, "later").isBlocking()).isTrue();
            assertThat(step(another, "good").isBlocking()).isFalse();
            returning.countDown();
            lane.join();
        }
    }
}
