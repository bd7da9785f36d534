package io.passeur.balance;

/** The last {@value #KEPT} times from a request to the first byte of its response, with their mean. Thread-safe. */
final class ResponseTimes {

    static final int KEPT = 100;

    private final long[] nanos = new long[KEPT];
    private int count;
    private long sum;
    private volatile double meanMillis;

    synchronized void add(long time) {
        int slot = count % KEPT;
        sum += time - nanos[slot];
        nanos[slot] = time;
        // Counts on in the range from KEPT to below 2 * KEPT, so that it neither overflows nor looks unfilled again.
        count = count + 1 == 2 * KEPT ? KEPT : count + 1;
        meanMillis = sum / 1e6 / Math.min(count, KEPT);
    }

    /** 0 while nothing was measured. */
    double meanMillis() {
        return meanMillis;
    }
}
