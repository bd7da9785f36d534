package io.passeur.entrypoint;

import org.eclipse.jetty.http2.parser.HeaderParser;
import org.eclipse.jetty.io.RateControl;

/** The header of a frame. */
final class Http2FrameHeader extends HeaderParser {

    Http2FrameHeader(RateControl rate) {
        super(rate);
    }

    /** Prepares for the next frame. */
    void next() {
        reset();
    }
}
