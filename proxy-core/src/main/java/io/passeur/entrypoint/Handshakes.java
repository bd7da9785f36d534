package io.passeur.entrypoint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts handshakes, and says why one failed to whoever wants to know. */
final class Handshakes {

    private static final Logger log = LoggerFactory.getLogger(Handshakes.class);
    private static final int MAX_FAULTS = 100;

    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Set<String> faults = ConcurrentHashMap.newKeySet();

    void succeed() {
        succeeded.increment();
    }

    /** Whose fault it is, is the client's to find out; this is no news for the person who runs the proxy. */
    void fail(EndPoint client, String reason) {
        failed.increment();
        log.debug("Handshake with {} failed: {}", client.getRemoteSocketAddress(), reason);
    }

    /** Something is wrong here; each cause is written once. */
    void fault(RuntimeException fault) {
        if (faults.size() < MAX_FAULTS && faults.add(fault.toString())) {
            log.error("A handshake could not begin; the same failure is not logged again", fault);
        }
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }
}
