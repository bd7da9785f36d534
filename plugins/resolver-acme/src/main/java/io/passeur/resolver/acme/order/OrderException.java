package io.passeur.resolver.acme.order;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failed order; the message is written for the operator. */
final class OrderException extends Exception {

    private static final long serialVersionUID = 1;

    private final Blame blame;
    private final transient Set<String> failing;
    private final @Nullable Instant retryAfter;

    /** Who has to wait because of it. */
    enum Blame {
        /** The names of this order. */
        NAMES,
        /** All users of the authority. */
        AUTHORITY,
        /** The names, but the authority was not contacted, so a retry may be soon. */
        UNSENT
    }

    OrderException(Blame blame, String message) {
        this(blame, message, Set.of(), null, null);
    }

    /**
     * @param failing the names that failed; empty if none in particular
     * @param retryAfter the earliest time that the authority allows
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
