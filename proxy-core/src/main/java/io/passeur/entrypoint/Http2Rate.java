package io.passeur.entrypoint;

import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.util.NanoTime;

/** Counts frames that cost a client nothing, such as PING, and ends the connection beyond a limit. Takes no memory per frame. */
final class Http2Rate implements RateControl {

    private static final long SECOND = 1_000_000_000;

    private final int perSecond;
    private long begin = NanoTime.now();
    private int count;

    /** @param perSecond 0 for no limit */
    Http2Rate(int perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    public synchronized boolean onEvent(Object event) {
        long now = NanoTime.now();
        if (now - begin > SECOND) {
            begin = now;
            count = 0;
        }
        return ++count <= perSecond || perSecond <= 0;
    }
}
