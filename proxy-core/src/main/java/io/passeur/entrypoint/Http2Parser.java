package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.Flags;
import org.eclipse.jetty.http2.frames.FrameType;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.parser.Parser;
import org.eclipse.jetty.http2.parser.ServerParser;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Parses the frames of a client. Jetty's parsers of single frames do the work; this one gives them a decoder of header blocks
 * that can tell malformed requests from broken connections.
 */
final class Http2Parser extends ServerParser {

    private final ByteBufferPool buffers;
    private final Http2FrameHeader header;
    private final RateControl rate;
    private final Http2HeadDecoder decoder;
    /** Null before {@link #init}. */
    private @Nullable Http2FrameBodies bodies;

    private boolean headerComplete;
    private boolean begun;
    private boolean continued;

    /** @param rate of frames that cost a client nothing */
    Http2Parser(ByteBufferPool buffers, int maxHead, RateControl rate) {
        super(buffers, maxHead, rate);
        this.buffers = buffers;
        this.rate = rate;
        header = new Http2FrameHeader(rate);
        decoder = new Http2HeadDecoder(maxHead);
    }

    @Override
    public void init(Parser.Listener listener) {
        super.init(listener);
        bodies = new Http2FrameBodies(header, listener, buffers, decoder, getMaxSettingsKeys());
    }

    @Override
    public HpackDecoder getHpackDecoder() {
        return decoder;
    }

    /** The proxy may end as many streams as it likes. Resets that clients provoke have other codes. */
    @Override
    public boolean rateControlOnEvent(Object event) {
        if (event instanceof ResetFrame reset
                && (reset.getError() == ErrorCode.NO_ERROR.code
                        || reset.getError() == ErrorCode.CANCEL_STREAM_ERROR.code)) {
            return true;
        }
        return rate.onEvent(event);
    }

    @Override
    protected int getFrameType() {
        return header.getFrameType();
    }

    @Override
    protected boolean hasFlag(int bit) {
        return header.hasFlag(bit);
    }

    /** Jetty asks for the parts of the first frame, and then for one frame after the other. */
    @Override
    protected boolean parseHeader(ByteBuffer buffer) {
        if (!headerComplete && !readHeader(buffer)) {
            return false;
        }
        return !begun || parseBody(buffer);
    }

    private boolean readHeader(ByteBuffer buffer) {
        if (!header.parse(buffer)) {
            return false;
        }
        if (header.getLength() > getMaxFrameSize()) {
            return fail(buffer, ErrorCode.FRAME_SIZE_ERROR, "invalid_frame_length");
        }
        FrameType type = FrameType.from(header.getFrameType());
        if (continued != (type == FrameType.CONTINUATION)) {
            return fail(buffer, ErrorCode.PROTOCOL_ERROR, "unexpected_frame");
        }
        if (type == FrameType.PUSH_PROMISE) {
            return fail(buffer, ErrorCode.PROTOCOL_ERROR, "push_promise");
        }
        if (type == FrameType.HEADERS || continued) {
            continued = !header.hasFlag(Flags.END_HEADERS);
        }
        headerComplete = true;
        return true;
    }

    private boolean fail(ByteBuffer buffer, ErrorCode error, String reason) {
        BufferUtil.clear(buffer);
        notifyConnectionFailure(error.code, reason);
        return false;
    }

    @Override
    protected boolean parseBody(ByteBuffer buffer) {
        Http2FrameBodies parsers = bodies;
        if (parsers == null) {
            throw new IllegalStateException("not initialized");
        }
        if (header.getLength() == 0) {
            parseEmptyBody(parsers, buffer);
        } else if (!parsers.parse(buffer)) {
            return false;
        }
        header.next();
        headerComplete = false;
        begun = true;
        return true;
    }

    private void parseEmptyBody(Http2FrameBodies parsers, ByteBuffer buffer) {
        if (!parsers.parseEmpty(buffer)) {
            fail(buffer, ErrorCode.FRAME_SIZE_ERROR, "invalid_frame_length");
        }
    }
}
