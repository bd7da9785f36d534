package io.passeur.http.forward;

import io.passeur.config.Redaction;
import io.passeur.observation.RequestRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what servers do wrong, because clients only get a status, and knows which ones cannot be reached. The same fault of
 * the same server is logged once in {@value #MINUTES} minutes, with the number of requests that it has cost since.
 * Thread-safe.
 */
final class ServerFaults {

    private static final Logger log = LoggerFactory.getLogger(ServerFaults.class);
    private static final int MINUTES = 5;
    private static final long PERIOD = Duration.ofMinutes(MINUTES).toNanos();
    private static final int MAX_FAULTS = 1000;

    private record Fault(String server, String what) {}

    private static final class Occurrences {
        private final AtomicLong silentUntil;
        private final AtomicLong unlogged = new AtomicLong();

        Occurrences(long now) {
            silentUntil = new AtomicLong(now);
        }
    }

    /** A server, whatever is sent to it. */
    private record Address(UpstreamTarget.Protocol protocol, String host, int port) {

        static Address of(UpstreamTarget target) {
            return new Address(target.protocol(), target.host(), target.port());
        }
    }

    private final LongSupplier nanoTime;
    private final Map<Address, String> unreachable = new ConcurrentHashMap<>();
    private final Map<Fault, Occurrences> known = new ConcurrentHashMap<>();

    ServerFaults() {
        this(System::nanoTime);
    }

    ServerFaults(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param consequence for the client, such as {@code the client gets 502} */
    void report(RequestRecord record, UpstreamTarget target, ExchangeFailure failure, String consequence) {
        String what = failure.ofServer();
        if (what == null) {
            return;
        }
        boolean connected = !failure.isBeforeRequest();
        if (!connected) {
            remember(target, what);
        }
        String server = record.serverUrl() == null ? target.origin() : Redaction.text(record.serverUrl());
        long now = nanoTime.getAsLong();
        if (known.size() >= MAX_FAULTS) {
            known.clear();
        }
        Occurrences occurrences = known.computeIfAbsent(new Fault(server, what), fault -> new Occurrences(now));
        long silent = occurrences.silentUntil.get();
        if (now - silent < 0 || !occurrences.silentUntil.compareAndSet(silent, now + PERIOD)) {
            occurrences.unlogged.incrementAndGet();
            return;
        }
        log.warn(
                "{}server {}: {}; {}{}{}",
                record.service() == null ? "" : "service " + record.service() + ": ",
                server,
                what,
                consequence,
                repetitions(occurrences.unlogged.getAndSet(0)),
                connected || target.hint().isEmpty() ? "" : ". " + target.hint());
    }

    private void remember(UpstreamTarget target, String what) {
        if (unreachable.size() >= MAX_FAULTS) {
            unreachable.clear();
        }
        unreachable.put(Address.of(target), what);
    }

    /** There is a connection to the server. */
    void reached(UpstreamTarget target) {
        if (!unreachable.isEmpty() && unreachable.remove(Address.of(target)) != null) {
            log.info("server {} can be reached again", target.origin());
        }
    }

    /** Why the server could not be reached last, and what to do; null if it could. */
    @Nullable
    String trouble(UpstreamTarget target) {
        String what = unreachable.isEmpty() ? null : unreachable.get(Address.of(target));
        return what == null || target.hint().isEmpty() ? what : what + ". " + target.hint();
    }

    private static String repetitions(long unlogged) {
        return unlogged == 0 ? "" : ", as for " + unlogged + " requests since this was last logged";
    }
}
