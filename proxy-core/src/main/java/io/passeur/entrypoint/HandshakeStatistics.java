package io.passeur.entrypoint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts TLS handshakes and logs why they failed. */
final class HandshakeStatistics {

    private static final Logger log = LoggerFactory.getLogger(HandshakeStatistics.class);
    private static final int MAX_FAULTS = 100;

    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Set<String> faults = ConcurrentHashMap.newKeySet();

    void succeed() {
        succeeded.increment();
    }

    /** A failed handshake is usually the fault of the client, so the operator need not read about it. */
    void fail(EndPoint client, String reason) {
        failed.increment();
        log.debug("The TLS handshake with {} failed: {}", client.getRemoteSocketAddress(), reason);
    }

    /** The fault is ours. Each cause is logged once. */
    void fault(RuntimeException fault) {
        if (faults.size() < MAX_FAULTS && faults.add(fault.toString())) {
            log.error("A TLS handshake could not begin; the same failure is not logged again", fault);
        }
    }

    long succeeded() {
        return succeeded.sum();
    }

    long failed() {
        return failed.sum();
    }
}
