package io.passeur.tls;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The responses of certificate authorities that are there to be stapled. One for the process, because the Java runtime asks
 * for them by a URL ({@link OcspUrls}) and knows no other way.
 */
final class OcspResponses {

    static final OcspResponses PROCESS = new OcspResponses(Clock.systemUTC());

    private record Response(byte[] der, Instant end) {}

    private final Clock clock;
    private final Map<OcspKey, Response> responses = new ConcurrentHashMap<>();

    OcspResponses(Clock clock) {
        this.clock = clock;
    }

    void put(OcspKey certificate, byte[] der, Instant end) {
        responses.put(certificate, new Response(der, end));
    }

    void remove(OcspKey certificate) {
        responses.remove(certificate);
    }

    /** Null if there is none, or it is too old. */
    byte @Nullable [] find(OcspKey certificate) {
        Response response = responses.get(certificate);
        return response == null || response.end().isBefore(clock.instant()) ? null : response.der();
    }
}
