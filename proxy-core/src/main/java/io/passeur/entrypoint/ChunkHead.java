package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Reads the line before a chunk (RFC 9112, 7.1). Blanks behind the size and an empty extension are taken, as by other servers,
 * and extensions are dropped. What extensions may take is bounded: each chunk earns some, a body has some in reserve.
 */
final class ChunkHead {

    private static final int MAX_DIGITS = 16;
    /** What a body may waste on extensions, beyond what its chunks earn. */
    private static final int RESERVE = 16 * 1024;
    /** What each chunk earns, beside twice its size. */
    private static final int EARNED = 16;

    private enum Place {
        SIZE,
        BLANKS,
        EXTENSION,
        END
    }

    private Place place = Place.SIZE;
    private int digits;
    private long size;
    private long wasted;

    /** Forgets everything about the last body. */
    void clear() {
        next();
        wasted = 0;
    }

    private void next() {
        place = Place.SIZE;
        digits = 0;
        size = 0;
    }

    /**
     * Reads on.
     *
     * @return whether the line is complete
     * @throws HttpException.RuntimeException if it is malformed
     */
    boolean read(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            byte octet = buffer.get();
            if (place == Place.END) {
                require(octet == '\n', "a chunk's size ends without a line feed");
                return true;
            }
            take(octet);
        }
        return false;
    }

    private void take(byte octet) {
        int digit = place == Place.SIZE ? Character.digit(octet, 16) : -1;
        if (digit >= 0) {
            require(++digits < MAX_DIGITS, "a chunk's size has too many digits");
            size = size << 4 | digit;
        } else if (octet == '\r') {
            require(digits > 0, "a chunk has no size");
            place = Place.END;
        } else {
            require(++wasted <= RESERVE, "chunk extensions are too long");
            other(octet);
        }
    }

    private void other(byte octet) {
        boolean blank = octet == ' ' || octet == '\t';
        if (place == Place.EXTENSION) {
            require(blank || (octet < 0 || octet > ' ') && octet != 0x7f, "a control character in a chunk extension");
            return;
        }
        require(digits > 0 && (blank || octet == ';'), "a malformed chunk size");
        place = blank ? Place.BLANKS : Place.EXTENSION;
    }

    private static void require(boolean valid, String otherwise) {
        if (!valid) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, otherwise);
        }
    }

    /** The size of the chunk whose line is complete. Prepares for the next one. */
    long take() {
        long taken = size;
        long earned = taken > RESERVE ? RESERVE : EARNED + 2 * taken;
        wasted = Math.max(0, wasted - earned);
        next();
        return taken;
    }
}
