package io.passeur.tls;

import java.time.Duration;
import java.time.Instant;

/** The revocation status of a certificate and its validity period. */
record OcspStatus(boolean revoked, Instant begin, Instant end) {

    /** The time of the next request: the middle of the validity period, which leaves time for retries. */
    Instant refresh() {
        return begin.plus(Duration.between(begin, end).dividedBy(2));
    }
}
