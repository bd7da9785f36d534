package io.passeur.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a resolver is with one certificate; shown in the API and on the dashboard.
 *
 * @param domains the main name first
 * @param expiry of the certificate that is served now; null if there is none
 * @param lastError why the last attempt failed, for the person who runs the proxy; null if it did not
 * @param nextTry when the resolver will act again; null if nothing is planned
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
        /** Waits for its turn. */
        WAITING,
        /** Is being ordered for the first time, or renewed. */
        ORDERING,
        /** Is served and not due. */
        ISSUED,
        /** The last attempt failed; an older certificate may still be served. */
        FAILED
    }
}
