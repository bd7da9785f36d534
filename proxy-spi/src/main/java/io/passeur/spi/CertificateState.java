package io.passeur.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one certificate of a resolver, shown in the API and on the dashboard.
 *
 * @param domains the main name first
 * @param expiry the expiry of the certificate that is served now; null if there is none
 * @param lastError the reason why the last attempt failed, for the operator; null if it succeeded
 * @param nextTry the time of the next attempt; null if none is scheduled
 */
public record CertificateState(
        List<String> domains,
        Phase phase,
        @Nullable Instant expiry,
        @Nullable String lastError,
        @Nullable Instant nextTry) {

    public CertificateState {
        domains = List.copyOf(domains);
    }

    public enum Phase {
        /** The order is queued. */
        WAITING,
        /** The certificate is being ordered for the first time, or renewed. */
        ORDERING,
        /** The certificate is served and not due for renewal. */
        ISSUED,
        /** The last attempt failed; an older certificate may still be served. */
        FAILED
    }
}
