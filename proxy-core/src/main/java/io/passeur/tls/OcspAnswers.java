package io.passeur.tls;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers of certificate authorities that are there to be stapled. One for the process, because the Java runtime asks
 * for them by a URL ({@link OcspUrls}) and knows no other way.
 */
final class OcspAnswers {

    static final OcspAnswers PROCESS = new OcspAnswers(Clock.systemUTC());

    private record Answer(byte[] der, Instant end) {}

    private final Clock clock;
    private final Map<OcspKey, Answer> answers = new ConcurrentHashMap<>();

    OcspAnswers(Clock clock) {
        this.clock = clock;
    }

    void put(OcspKey certificate, byte[] der, Instant end) {
        answers.put(certificate, new Answer(der, end));
    }

    void remove(OcspKey certificate) {
        answers.remove(certificate);
    }

    /** Null if there is none, or it is too old. */
    byte @Nullable [] find(OcspKey certificate) {
        Answer answer = answers.get(certificate);
        return answer == null || answer.end().isBefore(clock.instant()) ? null : answer.der();
    }
}
