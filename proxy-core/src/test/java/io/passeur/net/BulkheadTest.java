package io.passeur.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch released = new CountDownLatch(1);

    private void park() {
        begun.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFullBulkheadRefusesAndNamesItself() throws Exception {
        try (Bulkhead bulkhead = new Bulkhead("crowd", 2, 1)) {
            bulkhead.execute(this::park);
            bulkhead.execute(this::park);
            begun.await();
            bulkhead.execute(this::park);
            assertThat(bulkhead.waiting()).isEqualTo(1);
            assertThatThrownBy(() -> bulkhead.execute(this::park))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("crowd: its queue is full (1)");
            released.countDown();
        }
    }

    @Test
    void aFullBulkheadHoldsUpNoOther() throws Exception {
        try (Bulkhead full = new Bulkhead("full", 2, 8);
                Bulkhead other = new Bulkhead("other", 1, 8)) {
            full.execute(this::park);
            full.execute(this::park);
            begun.await();
            CountDownLatch ran = new CountDownLatch(1);
            other.execute(ran::countDown);
            ran.await();
        }
    }

    @Test
    void aClosedBulkheadRefuses() {
        Bulkhead bulkhead = new Bulkhead("past", 1, 1);
        bulkhead.close();
        assertThatThrownBy(() -> bulkhead.execute(this::park)).hasMessage("past: the proxy stops");
    }
}
