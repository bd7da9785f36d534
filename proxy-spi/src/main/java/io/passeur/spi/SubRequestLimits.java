package io.passeur.spi;

import java.time.Duration;

/**
 * The limits of a sub-request.
 *
 * @param headTimeout the time limit from sending until the response's headers arrive; zero for no limit
 * @param timeout the time limit from sending until the end of the response's body; zero for no limit
 * @param maxHeaderBytes the maximum total size of the names and values of the response's headers
 * @param maxBodyBytes the maximum size of the response's body; negative for no limit
 */
public record SubRequestLimits(Duration headTimeout, Duration timeout, int maxHeaderBytes, long maxBodyBytes) {

    /** Thirty seconds until the headers, 64 KiB of headers, no limit for the body. */
    public static final SubRequestLimits USUAL =
            new SubRequestLimits(Duration.ofSeconds(30), Duration.ZERO, 64 * 1024, -1);

    /** No limits beyond those of the service. */
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
