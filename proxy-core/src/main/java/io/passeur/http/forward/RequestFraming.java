package io.passeur.http.forward;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * How a request's body is delimited towards the server: as the client did it.
 *
 * @param length of the body; -1 if it is chunked or there is none
 */
record RequestFraming(boolean chunked, long length) {

    static final RequestFraming NONE = new RequestFraming(false, -1);
    static final RequestFraming CHUNKED = new RequestFraming(true, -1);

    /** The framing of HTTP/1.1. A body without a length that came by HTTP/2 is chunked, even if it turns out empty. */
    static RequestFraming of(Request request) {
        HttpFields fields = request.getHeaders();
        long length = fields.getLongField(HttpHeader.CONTENT_LENGTH);
        if (length >= 0) {
            return new RequestFraming(false, length);
        }
        if (request.getConnectionMetaData().getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion()) {
            return request.getLength() == 0 ? NONE : CHUNKED;
        }
        // Steps before this one may have dropped the field, since it belongs to the client's connection.
        return Request.unWrap(request).getHeaders().contains(HttpHeader.TRANSFER_ENCODING) ? CHUNKED : NONE;
    }

    boolean hasBody() {
        return chunked || length > 0;
    }

    /** On HTTP/2 the head can announce that there is no body. Then none must be invented. */
    static boolean isEnd(Content.@Nullable Chunk first) {
        return first != null
                && first.isLast()
                && !first.hasRemaining()
                && !(first instanceof Trailers)
                && !Content.Chunk.isFailure(first);
    }
}
