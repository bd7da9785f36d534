package io.passeur.observation;

import io.passeur.net.ByteTunnel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A connection that no longer carries requests, but whatever client and server exchange. Thread-safe. */
public final class Tunnel implements ByteTunnel.Listener {

    private static final Runnable NOBODY = () -> {};
    private static final Runnable ENDED = () -> {};

    private final AtomicLong toServer = new AtomicLong();
    private final AtomicLong toClient = new AtomicLong();
    private final AtomicReference<Runnable> listener = new AtomicReference<>(NOBODY);

    /** Records that many bytes to the server. */
    @Override
    public void toServer(long bytes) {
        toServer.addAndGet(bytes);
    }

    /** Records that many bytes to the client. */
    @Override
    public void toClient(long bytes) {
        toClient.addAndGet(bytes);
    }

    public long bytesToServer() {
        return toServer.get();
    }

    public long bytesToClient() {
        return toClient.get();
    }

    /** Records the end. Only the first call counts. */
    @Override
    public void end() {
        listener.getAndSet(ENDED).run();
    }

    /**
     * Registers a task that runs when the tunnel ends, on any thread and perhaps at once, after those registered
     * before. It must not block.
     */
    public void onEnd(Runnable then) {
        Runnable before = listener.getAndUpdate(known -> known == ENDED ? ENDED : both(known, then));
        if (before == ENDED) {
            then.run();
        }
    }

    private static Runnable both(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }
}
