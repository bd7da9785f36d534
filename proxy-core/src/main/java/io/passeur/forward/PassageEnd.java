package io.passeur.forward;

import io.passeur.net.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** One end of a passage: reads here and writes there, one buffer at a time. */
final class PassageEnd extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {

    private static final int BUFFER = 16 * 1024;

    private final ByteBufferPool buffers;
    private final EndPoint peer;
    private final Passage passage;
    private final boolean first;
    private final LongConsumer count;
    private final Pipe pipe = new Pipe();
    private ByteBuffer early = BufferUtil.EMPTY_BUFFER;

    /**
     * One end.
     *
     * @param first this end is opened first and opens the other
     * @param count is told how many bytes were read here
     */
    PassageEnd(Network network, EndPoint endPoint, EndPoint peer, Passage passage, boolean first, LongConsumer count) {
        super(endPoint, network.executor());
        this.buffers = network.buffers();
        this.peer = peer;
        this.passage = passage;
        this.first = first;
        this.count = count;
    }

    @Override
    public void onUpgradeTo(ByteBuffer bytes) {
        early = bytes;
        count.accept(bytes.remaining());
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        if (first) {
            passage.start();
        }
        pipe.iterate();
    }

    @Override
    public void onFillable() {
        pipe.iterate();
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        pipe.abort(cause);
    }

    private final class Pipe extends IteratingCallback {

        private RetainableByteBuffer.@Nullable Mutable buffer;

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        protected Action process() throws IOException {
            if (early.hasRemaining()) {
                peer.write(this, early);
                return Action.SCHEDULED;
            }
            RetainableByteBuffer.Mutable target = buffer;
            if (target == null) {
                target = buffers.acquire(BUFFER, true);
                buffer = target;
            }
            int filled = getEndPoint().fill(target.getByteBuffer());
            if (filled > 0) {
                count.accept(filled);
                peer.write(this, target.getByteBuffer());
                return Action.SCHEDULED;
            }
            release();
            if (filled < 0) {
                return Action.SUCCEEDED;
            }
            fillInterested();
            return Action.IDLE;
        }

        private void release() {
            if (buffer != null) {
                buffer.release();
                buffer = null;
            }
        }

        @Override
        protected void onCompleteSuccess() {
            peer.shutdownOutput();
            passage.ended();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            release();
            passage.close();
        }
    }
}
