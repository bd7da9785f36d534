package io.passeur.http.forward;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * How a request body is framed towards the server: as the client framed it.
 *
 * @param length of the body; -1 if it is chunked or there is none
 */
record RequestFraming(boolean chunked, long length) {

    static final RequestFraming NONE = new RequestFraming(false, -1);
    static final RequestFraming CHUNKED = new RequestFraming(true, -1);

    /**
     * The framing for HTTP/1.1. A body of unknown length that arrives over HTTP/2 is chunked, even if it turns out to
     * be empty.
     */
    static RequestFraming of(Request request) {
        HttpFields fields = request.getHeaders();
        long length = fields.getLongField(HttpHeader.CONTENT_LENGTH);
        if (length >= 0) {
            return new RequestFraming(false, length);
        }
        if (request.getConnectionMetaData().getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion()) {
            return request.getLength() == 0 ? NONE : CHUNKED;
        }
        // Earlier steps may have removed the field, because it is hop-by-hop.
        return Request.unWrap(request).getHeaders().contains(HttpHeader.TRANSFER_ENCODING) ? CHUNKED : NONE;
    }

    boolean hasBody() {
        return chunked || length > 0;
    }

    /** On HTTP/2, the head can end the stream. Then no empty body may be added. */
    static boolean isEnd(Content.@Nullable Chunk first) {
        return first != null
                && first.isLast()
                && !first.hasRemaining()
                && !(first instanceof Trailers)
                && !Content.Chunk.isFailure(first);
    }
}
