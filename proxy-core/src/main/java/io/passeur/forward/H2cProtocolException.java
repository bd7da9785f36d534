package io.passeur.forward;

import java.io.IOException;

/** The server does not speak HTTP/2, or breaks its rules. */
final class H2cProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    H2cProtocolException(String message) {
        super(message);
    }
}
