package io.passeur.net;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * The buffers in which one HTTP/2 connection collects the header blocks of its client, whose frames may arrive slowly or
 * never end. They are part of a claim, and on the heap: Jetty never releases the buffer of a block that stays incomplete.
 */
public final class HeaderBlockPool extends ByteBufferPool.Wrapper {

    private final MemoryBudget.Claim claim;
    private final AtomicLong claimed = new AtomicLong();

    /** @param claim of the connection, to be closed with it */
    public HeaderBlockPool(ByteBufferPool pool, MemoryBudget.Claim claim) {
        super(pool);
        this.claim = claim;
    }

    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
        claim.resize(claimed.addAndGet(size));
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.limit(0);
        return RetainableByteBuffer.wrap(bytes, () -> claim.resize(claimed.addAndGet(-size)));
    }
}
