package io.passeur.http.forward;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's parser for responses, strict about everything that delimits messages and lenient about the rest, as RFC 9112 asks of
 * proxies. It knows why a response is invalid.
 */
final class ServerResponseParser extends HttpParser {

    private static final int MAX_HEAD = 1024 * 1024;

    /**
     * Line ends without CR, a blank before a field's colon (RFC 9112, 5.1) and folded fields (5.2) are accepted, because servers
     * send them; equal lengths count as one (RFC 9110, 8.6).
     */
    private static final HttpCompliance COMPLIANCE = HttpCompliance.RFC9110.with(
            "UPSTREAM",
            Violation.LF_HEADER_TERMINATION,
            Violation.WHITESPACE_AFTER_FIELD_NAME,
            Violation.MULTILINE_FIELD_VALUE,
            Violation.MULTIPLE_CONTENT_LENGTHS);

    private @Nullable String flaw;

    ServerResponseParser(ResponseHandler handler) {
        // Jetty reports a head that is too large with the status of the response, which an assertion of its own
        // refuses.
        super(handler, Integer.MAX_VALUE, COMPLIANCE);
        setHeaderCacheSize(0);
        setHeaderCacheCaseSensitive(true);
    }

    /** Why the response is invalid, or null. */
    @Nullable
    String flaw() {
        return flaw;
    }

    @Override
    public void reset() {
        super.reset();
        flaw = null;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        if (getState().compareTo(State.HEADER) < 0) {
            replaceReason(buffer);
        }
        boolean handle = super.parseNext(buffer);
        boolean inFields = getState() == State.HEADER || getState() == State.TRAILER;
        if (!inFields || getHeaderLength() <= MAX_HEAD) {
            return handle;
        }
        badMessage(new HttpException.RuntimeException(HttpStatus.BAD_GATEWAY_502, "more than " + MAX_HEAD + " bytes"));
        return true;
    }

    /**
     * Clients never get a server's reason phrase, so its bytes do not matter; Jetty refuses some of them. What it would refuse
     * anywhere else in the status line it still refuses.
     */
    private static void replaceReason(ByteBuffer buffer) {
        boolean begun = false;
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte b = buffer.get(i);
            if (b == '\n' && begun) {
                return;
            }
            begun |= b != '\r' && b != '\n';
            if (b < ' ' && b != '\r' && b != '\n' || b == 0x7f) {
                buffer.put(i, (byte) '?');
            }
        }
    }

    @Override
    protected void badMessage(HttpException failure) {
        String reason = failure.getReason();
        flaw = (reason == null ? "invalid syntax" : reason) + " in " + part(getState());
        super.badMessage(failure);
    }

    private static String part(State state) {
        if (state.compareTo(State.HEADER) < 0) {
            return "the status line";
        }
        if (state == State.HEADER) {
            return "the header section";
        }
        return state == State.TRAILER ? "the trailers" : "the chunked body";
    }
}
