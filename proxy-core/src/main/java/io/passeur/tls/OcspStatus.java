package io.passeur.tls;

import java.time.Duration;
import java.time.Instant;

/** What an authority says of a certificate, and for how long it says so. */
record OcspStatus(boolean revoked, Instant begin, Instant end) {

    /** In the middle of its time, when there is time left for failures. */
    Instant refresh() {
        return begin.plus(Duration.between(begin, end).dividedBy(2));
    }
}
