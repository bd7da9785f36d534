package io.passeur.net;

import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * A pool whose buffers beyond the usual sizes come out of a budget. Only the header blocks of HTTP/2 take such buffers, while
 * their frames arrive; they are on the heap, since the memory of direct buffers comes back late.
 */
final class BudgetedBufferPool extends ArrayByteBufferPool {

    private final int usual;
    private final MemoryBudget budget;

    /** @param usual the size in bytes of the largest buffer that is kept */
    BudgetedBufferPool(int usual, int perSize, long heap, long direct, MemoryBudget budget) {
        super(0, -1, usual, perSize, heap, direct);
        this.usual = usual;
        this.budget = budget;
    }

    /** @throws RejectedExecutionException if the budget is used up */
    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
        if (size <= usual) {
            return super.acquire(size, direct);
        }
        if (!budget.take(size)) {
            throw new RejectedExecutionException(
                    "header blocks of all clients together exceed " + budget.limit() + " bytes");
        }
        return new Large(super.acquire(size, false), size);
    }

    private final class Large extends RetainableByteBuffer.Wrapper {

        private final int size;

        Large(RetainableByteBuffer.Mutable buffer, int size) {
            super(buffer);
            this.size = size;
        }

        @Override
        public boolean release() {
            boolean last = super.release();
            if (last) {
                budget.giveBack(size);
            }
            return last;
        }
    }
}
