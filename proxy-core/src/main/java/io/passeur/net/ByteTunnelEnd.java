package io.passeur.net;

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

/** One end of a {@link ByteTunnel}: reads here and writes there, one buffer at a time. */
final class ByteTunnelEnd extends AbstractConnection.NonBlocking implements Connection.UpgradeTo {

    private static final int BUFFER = 16 * 1024;

    private final ByteBufferPool buffers;
    private final EndPoint peer;
    private final ByteTunnel tunnel;
    private final LongConsumer count;
    private final Pipe pipe = new Pipe();
    private ByteBuffer early = BufferUtil.EMPTY_BUFFER;

    /** @param count is told how many bytes were read here */
    ByteTunnelEnd(Network network, EndPoint endPoint, EndPoint peer, ByteTunnel tunnel, LongConsumer count) {
        super(endPoint, network.executor());
        this.buffers = network.buffers();
        this.peer = peer;
        this.tunnel = tunnel;
        this.count = count;
    }

    @Override
    public void onUpgradeTo(ByteBuffer bytes) {
        early = early.hasRemaining() ? join(early, bytes) : bytes;
        count.accept(bytes.remaining());
    }

    private static ByteBuffer join(ByteBuffer before, ByteBuffer after) {
        ByteBuffer joined = ByteBuffer.allocate(before.remaining() + after.remaining());
        return joined.put(before).put(after).flip();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        tunnel.opened(this);
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
            tunnel.ended();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            release();
            tunnel.close();
        }
    }
}
