package io.passeur.spi;

/** Sends sub-requests to one service, to URLs, or to a handler. Thread-safe. */
@FunctionalInterface
public interface SubRequestClient {

    /**
     * Sends a request. Never blocks and may be called by any thread; the response may be there before this returns. What keeps
     * the request from being sent fails the response, with a {@link SubRequestException}.
     */
    SubRequestCall send(SubRequest request);
}
