package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** The bytes of a connection that were read before its protocol is known. Takes memory from the pool only while it holds any. */
final class PeekBuffer {

    /** Less than HTTP/1.1 can take over at once, and enough for almost every ClientHello. */
    private static final int USUAL = 4096;

    private final ByteBufferPool pool;
    private @Nullable RetainableByteBuffer buffer;

    PeekBuffer(ByteBufferPool pool) {
        this.pool = pool;
    }

    /** To be filled; has room for at least one byte. */
    ByteBuffer space() {
        RetainableByteBuffer current = buffer;
        if (current == null) {
            return replace(USUAL);
        }
        ByteBuffer bytes = current.getByteBuffer();
        BufferUtil.compact(bytes);
        return BufferUtil.space(bytes) > 0 ? bytes : replace(2 * bytes.capacity());
    }

    /** Makes room for exactly this many bytes, if there is less. */
    void expect(int length) {
        if (bytes().capacity() < length) {
            replace(length);
        }
    }

    private ByteBuffer replace(int size) {
        RetainableByteBuffer larger = pool.acquire(size, true);
        if (buffer != null) {
            BufferUtil.append(larger.getByteBuffer(), buffer.getByteBuffer());
            buffer.release();
        }
        buffer = larger;
        return larger.getByteBuffer();
    }

    /** What it holds. */
    ByteBuffer bytes() {
        return buffer == null ? BufferUtil.EMPTY_BUFFER : buffer.getByteBuffer();
    }

    void skip(int length) {
        ByteBuffer bytes = bytes();
        bytes.position(bytes.position() + length);
    }

    /** A copy of the bytes; the buffer is released. */
    ByteBuffer take() {
        ByteBuffer copy = BufferUtil.copy(bytes());
        release();
        return copy == null ? BufferUtil.EMPTY_BUFFER : copy;
    }

    void releaseIfEmpty() {
        if (!bytes().hasRemaining()) {
            release();
        }
    }

    void release() {
        if (buffer != null) {
            buffer.release();
            buffer = null;
        }
    }
}
