package io.passeur.spi;

/** Sends sub-requests to one service, to URLs, or to a handler. Thread-safe. */
@FunctionalInterface
public interface SubRequestClient {

    /**
     * Sends a request. Never blocks and may be called by any thread. The response may be available before this returns.
     * If the request cannot be sent, the response fails with a {@link SubRequestException}.
     */
    SubRequestCall send(SubRequest request);
}
