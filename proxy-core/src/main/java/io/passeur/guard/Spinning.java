package io.passeur.guard;

import java.util.concurrent.TimeUnit;

/** How long threads spin for a call before they sleep: most calls take less time than a wake-up. */
final class Spinning {

    static final long NANOS = Runtime.getRuntime().availableProcessors() > 1 ? TimeUnit.MICROSECONDS.toNanos(20) : 0;

    private Spinning() {}
}
