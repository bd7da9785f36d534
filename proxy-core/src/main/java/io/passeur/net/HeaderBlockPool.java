package io.passeur.net;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * The buffers of one HTTP/2 connection. Large ones are part of a claim, since only the header blocks that the client sends
 * keep them: their frames may arrive slowly, or never end. Jetty does not release the buffer of a block that stays
 * incomplete, so the claim ends with the connection, and buffers of unusual sizes are on the heap and not pooled.
 */
public final class HeaderBlockPool extends ByteBufferPool.Wrapper {

    /** A smaller buffer does not count. */
    private static final int LARGE = 16 * 1024;

    private final int input;
    private final int output;
    private final MemoryBudget.Claim claim;
    private final AtomicLong claimed = new AtomicLong();

    /**
     * @param input the size in bytes of the buffers that the connection reads into
     * @param output the size in bytes of the buffers for the heads that it writes
     */
    public HeaderBlockPool(ByteBufferPool pool, int input, int output, MemoryBudget.Claim claim) {
        super(pool);
        this.input = input;
        this.output = output;
        this.claim = claim;
    }

    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
        if (size < LARGE) {
            return super.acquire(size, direct);
        }
        RetainableByteBuffer.Mutable buffer = size == input || size == output
                ? super.acquire(size, direct)
                : RetainableByteBuffer.wrap(ByteBuffer.allocate(size).limit(0)).asMutable();
        claim.resize(claimed.addAndGet(size));
        return new Claimed(buffer, size);
    }

    /** A buffer that returns its part of the claim. */
    private final class Claimed extends RetainableByteBuffer.Wrapper {

        private final int size;

        Claimed(RetainableByteBuffer.Mutable buffer, int size) {
            super(buffer);
            this.size = size;
        }

        @Override
        public boolean release() {
            boolean last = super.release();
            if (last) {
                claim.resize(claimed.addAndGet(-size));
            }
            return last;
        }
    }
}
