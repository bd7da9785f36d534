package io.passeur.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.config.CoreConfiguration.BlockingMiddlewares;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A middleware closes with its last request, while the thread that carried the request may still be at work. */
@Timeout(60)
class ElementThreadsTest {

    private final ElementThreads threads = new ElementThreads("m", new BlockingMiddlewares(2, 2));

    private Executor executor(String which) {
        Function<ElementThreads, Executor> choice = switch (which) {
            case "requests" -> ElementThreads::requests;
            case "work" -> ElementThreads::work;
            default -> owner -> task -> owner.timer().schedule(task, 0, TimeUnit.MILLISECONDS);
        };
        return choice.apply(threads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "work", "timer"})
    void aThreadThatIsOnItsWayBackIsNotInterrupted(String which) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        executor(which).execute(() -> {
            begun.countDown();
            while (closed.getCount() > 0) {
                Thread.onSpinWait();
            }
            interrupted.complete(Thread.interrupted());
        });
        begun.await();
        threads.close();
        closed.countDown();
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "work", "timer"})
    void nothingBeginsAfterTheEnd(String which) {
        Executor before = executor(which);
        threads.close();
        assertThatThrownBy(() -> before.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor(which).execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatIsDueLaterIsDroppedAndTheThreadEnds() throws Exception {
        CompletableFuture<Thread> timer = new CompletableFuture<>();
        CompletableFuture<Void> late = new CompletableFuture<>();
        threads.timer().schedule(() -> timer.complete(Thread.currentThread()), 0, TimeUnit.MILLISECONDS);
        threads.timer().schedule(() -> late.complete(null), 1, TimeUnit.HOURS);
        Thread thread = timer.get(20, TimeUnit.SECONDS);
        threads.close();
        thread.join();
        assertThat(late).isNotDone();
    }
}
