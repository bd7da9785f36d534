package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpParser.State;

/** Notices that a request is HEAD before it is parsed, so that even the response to a malformed one has no body. */
final class HeadRequestDetector {

    private static final byte[] HEAD = "HEAD ".getBytes(StandardCharsets.US_ASCII);

    private int matched;

    /** Looks at bytes before the parser takes them. */
    void look(State state, ByteBuffer bytes) {
        int at = bytes.position();
        if (state == State.START) {
            matched = 0;
            while (at < bytes.limit() && (bytes.get(at) == '\r' || bytes.get(at) == '\n')) {
                at++;
            }
        } else if (state != State.METHOD) {
            return;
        }
        while (at < bytes.limit() && matched >= 0 && matched < HEAD.length) {
            matched = bytes.get(at++) == HEAD[matched] ? matched + 1 : -1;
        }
    }

    /** Whether the last request that has begun is HEAD. */
    boolean found() {
        return matched == HEAD.length;
    }
}
