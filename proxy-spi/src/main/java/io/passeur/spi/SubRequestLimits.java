package io.passeur.spi;

import java.time.Duration;

/**
 * What a sub-request may take.
 *
 * @param headTimeout from sending it until the response's header is there; zero for no limit
 * @param timeout from sending it until the response's body has ended; zero for no limit
 * @param maxHeaderBytes names and values of the response's header together
 * @param maxBodyBytes of the response; negative for no limit
 */
public record SubRequestLimits(Duration headTimeout, Duration timeout, int maxHeaderBytes, long maxBodyBytes) {

    /** Thirty seconds until the header, 64 KiB of header, a body without limit. */
    public static final SubRequestLimits USUAL =
            new SubRequestLimits(Duration.ofSeconds(30), Duration.ZERO, 64 * 1024, -1);

    /** Nothing beyond what a service sets itself. */
    public static final SubRequestLimits NONE =
            new SubRequestLimits(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, -1);

    public SubRequestLimits {
        if (headTimeout.isNegative() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "timeouts: " + headTimeout + " and " + timeout + " (expected: zero or more)");
        }
        if (maxHeaderBytes <= 0) {
            throw new IllegalArgumentException("maxHeaderBytes: " + maxHeaderBytes + " (expected: more than zero)");
        }
    }
}
