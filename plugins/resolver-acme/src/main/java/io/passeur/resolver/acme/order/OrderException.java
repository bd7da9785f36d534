package io.passeur.resolver.acme.order;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order that came to nothing; the message is for the person who runs the proxy. */
final class OrderException extends Exception {

    private static final long serialVersionUID = 1;

    private final Blame blame;
    private final transient Set<String> failing;
    private final @Nullable Instant retryAfter;

    /** Who has to wait because of it. */
    enum Blame {
        /** The names of this order. */
        NAMES,
        /** Everybody who uses the authority. */
        AUTHORITY,
        /** The names, but the authority was not asked, so it may be tried soon. */
        UNSENT
    }

    OrderException(Blame blame, String message) {
        this(blame, message, Set.of(), null, null);
    }

    /**
     * @param failing the names that failed; empty if none in particular
     * @param retryAfter not earlier, the authority says
     */
    OrderException(
            Blame blame, String message, Set<String> failing, @Nullable Instant retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.blame = blame;
        this.failing = Set.copyOf(failing);
        this.retryAfter = retryAfter;
    }

    Blame blame() {
        return blame;
    }

    Set<String> failing() {
        return failing;
    }

    Optional<Instant> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
