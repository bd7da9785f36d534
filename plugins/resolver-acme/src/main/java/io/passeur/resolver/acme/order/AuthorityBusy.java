package io.passeur.resolver.acme.order;

import java.io.IOException;
import java.time.Duration;

/** The authority is overloaded. */
final class AuthorityBusy extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Duration retryAfter;

    AuthorityBusy(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
