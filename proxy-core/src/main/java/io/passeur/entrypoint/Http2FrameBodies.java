package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http2.frames.FrameType;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.parser.BodyParser;
import org.eclipse.jetty.http2.parser.ContinuationBodyParser;
import org.eclipse.jetty.http2.parser.DataBodyParser;
import org.eclipse.jetty.http2.parser.GoAwayBodyParser;
import org.eclipse.jetty.http2.parser.HeaderBlockFragments;
import org.eclipse.jetty.http2.parser.HeaderBlockParser;
import org.eclipse.jetty.http2.parser.HeadersBodyParser;
import org.eclipse.jetty.http2.parser.Parser;
import org.eclipse.jetty.http2.parser.PingBodyParser;
import org.eclipse.jetty.http2.parser.PriorityBodyParser;
import org.eclipse.jetty.http2.parser.ResetBodyParser;
import org.eclipse.jetty.http2.parser.SettingsBodyParser;
import org.eclipse.jetty.http2.parser.UnknownBodyParser;
import org.eclipse.jetty.http2.parser.WindowUpdateBodyParser;
import org.eclipse.jetty.io.ByteBufferPool;

/** The parsers of the bodies of frames. */
final class Http2FrameBodies {

    private final Http2FrameHeader header;
    private final Data data;
    private final Headers headers;
    private final Settings settings;
    private final Continuation continuation;
    private final BodyParser priority;
    private final BodyParser reset;
    private final BodyParser ping;
    private final BodyParser goAway;
    private final BodyParser windowUpdate;
    private final BodyParser unknown;

    Http2FrameBodies(
            Http2FrameHeader header,
            Parser.Listener listener,
            ByteBufferPool buffers,
            HpackDecoder decoder,
            int maxSettings) {
        this.header = header;
        unknown = new UnknownBodyParser(header, listener);
        HeaderBlockParser blocks = new HeaderBlockParser(header, buffers, decoder, unknown);
        HeaderBlockFragments fragments = new HeaderBlockFragments(buffers, decoder.getMaxHeaderListSize());
        data = new Data(header, listener);
        headers = new Headers(header, listener, blocks, fragments);
        settings = new Settings(header, listener, maxSettings);
        continuation = new Continuation(header, listener, blocks, fragments);
        priority = new PriorityBodyParser(header, listener);
        reset = new ResetBodyParser(header, listener);
        ping = new PingBodyParser(header, listener);
        goAway = new GoAwayBodyParser(header, listener);
        windowUpdate = new WindowUpdateBodyParser(header, listener);
    }

    /** Whether the body is complete. */
    boolean parse(ByteBuffer buffer) {
        return of(FrameType.from(header.getFrameType())).parse(buffer);
    }

    private BodyParser of(FrameType type) {
        if (type == null) {
            return unknown;
        }
        return switch (type) {
            case DATA -> data;
            case HEADERS -> headers;
            case PRIORITY -> priority;
            case RST_STREAM -> reset;
            case SETTINGS -> settings;
            case PING -> ping;
            case GO_AWAY -> goAway;
            case WINDOW_UPDATE -> windowUpdate;
            case CONTINUATION -> continuation;
            default -> unknown;
        };
    }

    /** Handles a frame without a body. @return false if its type must have one */
    boolean parseEmpty(ByteBuffer buffer) {
        BodyParser body = of(FrameType.from(header.getFrameType()));
        if (body == data) {
            data.emptyBody(buffer);
        } else if (body == headers) {
            headers.emptyBody(buffer);
        } else if (body == settings) {
            settings.emptyBody(buffer);
        } else if (body == continuation) {
            continuation.emptyBody(buffer);
        } else {
            return body == unknown;
        }
        return true;
    }

    private static final class Data extends DataBodyParser {

        Data(Http2FrameHeader header, Parser.Listener listener) {
            super(header, listener);
        }

        @Override
        protected void emptyBody(ByteBuffer buffer) {
            super.emptyBody(buffer);
        }
    }

    private static final class Headers extends HeadersBodyParser {

        Headers(
                Http2FrameHeader header,
                Parser.Listener listener,
                HeaderBlockParser blocks,
                HeaderBlockFragments fragments) {
            super(header, listener, blocks, fragments);
        }

        @Override
        protected void emptyBody(ByteBuffer buffer) {
            super.emptyBody(buffer);
        }
    }

    private static final class Settings extends SettingsBodyParser {

        Settings(Http2FrameHeader header, Parser.Listener listener, int maxKeys) {
            super(header, listener, maxKeys);
        }

        @Override
        protected void emptyBody(ByteBuffer buffer) {
            super.emptyBody(buffer);
        }
    }

    private static final class Continuation extends ContinuationBodyParser {

        Continuation(
                Http2FrameHeader header,
                Parser.Listener listener,
                HeaderBlockParser blocks,
                HeaderBlockFragments fragments) {
            super(header, listener, blocks, fragments);
        }

        @Override
        protected void emptyBody(ByteBuffer buffer) {
            super.emptyBody(buffer);
        }
    }
}
