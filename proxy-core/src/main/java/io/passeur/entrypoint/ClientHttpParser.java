package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Parses a client's requests. Jetty's parser decodes targets as UTF-8, so it gets all other octets percent-encoded; and it
 * refuses forms of chunk sizes that other servers take, so it gets these in their plain form.
 */
class ClientHttpParser extends HttpParser {

    private final ChunkHead chunk = new ChunkHead();
    private long chunkLeft;
    private @Nullable HttpException malformed;

    ClientHttpParser(@Nullable RequestHandler handler, int maxHead, HttpCompliance compliance) {
        super(handler, maxHead, compliance);
    }

    /** What is wrong with the last message; null if nothing is, or if the client has left in the middle of it. */
    @Nullable
    HttpException malformed() {
        return malformed;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        State state = getState();
        if (state == State.START) {
            malformed = null;
            chunkLeft = 0;
            chunk.clear();
        }
        if (state.compareTo(State.URI) <= 0) {
            return parseLine(buffer);
        }
        return isInChunks(state) ? parseChunks(buffer) : super.parseNext(buffer);
    }

    private boolean parseLine(ByteBuffer buffer) {
        int end = buffer.limit();
        for (int at = highOctet(buffer); at >= 0; at = highOctet(buffer)) {
            buffer.limit(at);
            boolean handle = buffer.hasRemaining() && super.parseNext(buffer);
            if (getState() == State.CLOSE) {
                return handle;
            }
            buffer.limit(end);
            if (getState() != State.SPACE1 && getState() != State.URI) {
                break;
            }
            super.parseNext(escaped(buffer.get()));
        }
        return super.parseNext(buffer);
    }

    /** Where the first octet of the request line is that is not ASCII; -1 if there is none. */
    private int highOctet(ByteBuffer buffer) {
        int at = buffer.position();
        if (getState() == State.START) {
            while (at < buffer.limit() && (buffer.get(at) == '\r' || buffer.get(at) == '\n')) {
                at++;
            }
        }
        for (; at < buffer.limit(); at++) {
            byte octet = buffer.get(at);
            if (octet < 0) {
                return at;
            }
            if (octet == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static ByteBuffer escaped(byte octet) {
        StringBuilder escape = new StringBuilder(3);
        Escapes.append(escape, octet & 0xFF);
        return ascii(escape.toString());
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isInChunks(State state) {
        return state == State.CHUNKED_CONTENT || state == State.CHUNK || state == State.CHUNK_END;
    }

    private boolean parseChunks(ByteBuffer buffer) {
        while (buffer.hasRemaining() && isInChunks(getState())) {
            if (getState() == State.CHUNKED_CONTENT) {
                parseChunkHead(buffer);
            } else if (getState() == State.CHUNK && chunkLeft > 0) {
                int length = (int) Math.min(chunkLeft, buffer.remaining());
                chunkLeft -= length;
                return parse(buffer, length);
            } else {
                // The end of a line.
                parse(buffer, 1);
            }
        }
        return super.parseNext(buffer);
    }

    private boolean parse(ByteBuffer buffer, int length) {
        int end = buffer.limit();
        buffer.limit(buffer.position() + length);
        boolean handle = super.parseNext(buffer);
        if (getState() != State.CLOSE) {
            buffer.limit(end);
        }
        return handle;
    }

    private void parseChunkHead(ByteBuffer buffer) {
        try {
            if (chunk.read(buffer)) {
                chunkLeft = chunk.take();
                super.parseNext(ascii(Long.toHexString(chunkLeft) + "\r\n"));
            }
        } catch (HttpException.RuntimeException e) {
            buffer.position(buffer.limit());
            badMessage(e);
        }
    }

    @Override
    protected void badMessage(HttpException cause) {
        String reason = cause.getReason();
        // Only "chunked" is implemented (RFC 9112, 6.1).
        HttpException told = reason != null && reason.startsWith("Bad Transfer-Encoding")
                ? new HttpException.RuntimeException(HttpStatus.NOT_IMPLEMENTED_501, Rejection.CODING.text())
                : cause;
        malformed = told;
        super.badMessage(told);
    }
}
