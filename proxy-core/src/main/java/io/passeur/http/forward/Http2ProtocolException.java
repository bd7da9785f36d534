package io.passeur.http.forward;

import java.io.IOException;

/** The server does not speak HTTP/2, or violates the protocol. */
final class Http2ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    Http2ProtocolException(String message) {
        super(message);
    }
}
