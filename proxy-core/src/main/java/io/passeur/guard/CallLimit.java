package io.passeur.guard;

import java.time.Duration;

/**
 * How long the proxy waits for a plugin that is not on the data path: for constructors, factories, {@code create},
 * {@code wrap}, {@code start}, {@code activate}, {@code request}, {@code reload} and {@code close}.
 * The one place of this limit.
 */
final class CallLimit {

    /** A number of milliseconds; for tests, and for plugins that are slow by nature. */
    private static final String PROPERTY = "passeur.plugins.callLimit";

    private static final Duration USUAL = Duration.ofSeconds(10);

    /** How much shorter the limit is while an earlier call of the same kind has not returned. */
    private static final int IMPATIENCE = 10;

    private CallLimit() {}

    static Duration usual() {
        return Duration.ofMillis(Long.getLong(PROPERTY, USUAL.toMillis()));
    }

    static Duration whileAnotherIsStuck() {
        return usual().dividedBy(IMPATIENCE);
    }
}
