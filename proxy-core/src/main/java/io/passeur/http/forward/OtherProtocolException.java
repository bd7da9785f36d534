package io.passeur.http.forward;

import java.io.IOException;

/** A server that was offered HTTP/2 selected HTTP/1.1. */
final class OtherProtocolException extends IOException {

    private static final long serialVersionUID = 1;

    OtherProtocolException() {
        super("the server chose HTTP/1.1");
    }
}
