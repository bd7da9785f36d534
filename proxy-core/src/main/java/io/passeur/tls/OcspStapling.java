package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Fetches OCSP responses for the served certificates outside of handshakes, which never wait for them. The Java runtime
 * staples them once stapling is {@linkplain #switchOn() enabled}.
 */
public final class OcspStapling implements AutoCloseable {

    private static final Map<String, String> RUNTIME = Map.of(
            "jdk.tls.server.enableStatusRequestExtension", "true",
            "jdk.tls.stapling.responderURI", OcspUrls.SCHEME + "://answers/",
            "jdk.tls.stapling.responderOverride", "true",
            "jdk.tls.stapling.ignoreExtensions", "true",
            "jdk.tls.stapling.cacheLifetime", "60");

    private final OcspFetcher fetcher;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Map<X509Certificate, OcspWatch> watches = new HashMap<>();

    /** @param overrides replacement URLs, by the responder URLs in certificates */
    public OcspStapling(Map<String, String> overrides, ScheduledExecutorService executor, Clock clock) {
        this.fetcher = new OcspFetcher(overrides);
        this.executor = executor;
        this.clock = clock;
    }

    /** Applies to all engines of the process whose options are compiled later. */
    public static void switchOn() {
        RUNTIME.forEach(System::setProperty);
    }

    /** Replaces the served certificates. Returns immediately. */
    public synchronized void serve(Collection<KeyedCertificate> certificates) {
        Map<X509Certificate, OcspRequest> requests = new HashMap<>();
        for (KeyedCertificate certificate : certificates) {
            OcspRequest request = OcspRequest.of(certificate);
            if (request != null) {
                requests.put(certificate.leaf(), request);
            }
        }
        watches.entrySet().removeIf(entry -> {
            boolean gone = !requests.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        requests.forEach((leaf, request) -> watches.computeIfAbsent(leaf, unknown -> watch(request)));
    }

    private OcspWatch watch(OcspRequest request) {
        OcspWatch watch = new OcspWatch(request, fetcher::fetch, executor, clock);
        watch.ask();
        return watch;
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(OcspWatch::close);
        watches.clear();
    }
}
