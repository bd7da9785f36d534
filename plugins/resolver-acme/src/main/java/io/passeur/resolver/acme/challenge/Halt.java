package io.passeur.resolver.acme.challenge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end when the resolver closes. */
public final class Halt {

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @throws InterruptedException if the resolver is closed or closes meanwhile */
    public void sleep(Duration duration) throws InterruptedException {
        if (stopped.await(Math.max(0, duration.toNanos()), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the resolver is closed");
        }
    }

    public void stop() {
        stopped.countDown();
    }
}
