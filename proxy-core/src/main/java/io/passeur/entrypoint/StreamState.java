package io.passeur.entrypoint;

import io.passeur.spi.Responses;
import io.passeur.tls.TlsPolicy;

/**
 * What a stream entry point serves: one immutable object, replaced as a whole. A connection reads it once for each of its
 * decisions, so a handshake never sees the TLS policy of one configuration and the routes of another; a request reads it once.
 *
 * @param tls how TLS handshakes are held
 * @param connections what becomes of a connection: HTTP, or a TCP route
 * @param requests the HTTP routes
 */
public record StreamState(TlsPolicy tls, ConnectionDispatcher connections, RequestDispatcher requests) {

    /** Before the first configuration: the generated certificate, and 404 for every request. */
    static StreamState initial() {
        return new StreamState(
                TlsPolicy.initial(),
                ConnectionDispatcher.HTTP,
                (request, response, callback) -> Responses.error(response, callback, 404, "404 page not found"));
    }

    public StreamState with(TlsPolicy policy) {
        return new StreamState(policy, connections, requests);
    }

    public StreamState with(RequestDispatcher dispatcher) {
        return new StreamState(tls, connections, dispatcher);
    }

    public StreamState with(ConnectionDispatcher dispatcher) {
        return new StreamState(tls, dispatcher, requests);
    }
}
