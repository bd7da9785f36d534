package io.passeur.tls;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The OCSP responses to staple. One instance for the process, because the Java runtime can fetch them only by a URL
 * ({@link OcspUrls}).
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

    /** Null if there is no response, or it has expired. */
    byte @Nullable [] find(OcspKey certificate) {
        Response response = responses.get(certificate);
        return response == null || response.end().isBefore(clock.instant()) ? null : response.der();
    }
}
