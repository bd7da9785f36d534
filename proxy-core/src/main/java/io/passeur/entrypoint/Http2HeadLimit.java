package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Responds 502 when the head of a response exceeds what the client's connection accepts (RFC 9113, 10.5.1). Jetty would close
 * the whole connection, with all other requests on it.
 */
final class Http2HeadLimit extends HttpStream.Wrapper {

    private static final Logger log = LoggerFactory.getLogger(Http2HeadLimit.class);

    /** The size of a field beyond its name and value (RFC 9113, 6.5.2). */
    private static final int OVERHEAD = 32;

    private final int limit;
    private volatile boolean refused;

    private Http2HeadLimit(HttpStream stream, int limit) {
        super(stream);
        this.limit = limit;
    }

    /** Applies the limit to an HTTP/2 request; other requests are left alone. */
    static void guard(Request request) {
        if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection) {
            int limit = connection.getSession().getGenerator().getHpackEncoder().getMaxHeaderListSize();
            request.addHttpStreamWrapper(stream -> new Http2HeadLimit(stream, limit));
        }
    }

    @Override
    public void send(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        if (response != null && !fits(response.getHttpFields())) {
            refuse(request, callback);
        } else if (response != null && response.getTrailersSupplier() != null) {
            super.send(request, withBoundedTrailers(response), last, content, callback);
        } else {
            super.send(request, response, last, content, callback);
        }
    }

    private boolean fits(@Nullable HttpFields fields) {
        if (fields == null) {
            return true;
        }
        long size = OVERHEAD + ":status200".length();
        for (HttpField field : fields) {
            String value = field.getValue();
            size += OVERHEAD + field.getName().length() + (value == null ? 0 : value.length());
        }
        return size <= limit;
    }

    private void refuse(MetaData.Request request, Callback callback) {
        log.warn(
                "{} {} is answered by 502, since the head of the server's answer is larger than the {} bytes that go into one"
                        + " of HTTP/2",
                request.getMethod(),
                request.getHttpURI(),
                limit);
        byte[] text = HttpStatus.getMessage(HttpStatus.BAD_GATEWAY_502).getBytes(StandardCharsets.US_ASCII);
        HttpFields fields = HttpFields.build()
                .put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8")
                .put(HttpHeader.CONTENT_LENGTH, text.length);
        MetaData.Response refusal =
                new MetaData.Response(HttpStatus.BAD_GATEWAY_502, null, HttpVersion.HTTP_2, fields, text.length);
        ByteBuffer body = HttpMethod.HEAD.is(request.getMethod()) ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(text);
        super.send(request, refusal, true, body, Callback.from(() -> refused(callback), callback::failed));
    }

    /** Who wrote the large head stops writing. */
    private void refused(Callback callback) {
        refused = true;
        callback.failed(new TooLarge());
    }

    /** A reset that follows a whole response would let clients discard it (RFC 9113, 8.1). */
    @Override
    public void failed(Throwable failure) {
        if (refused) {
            super.succeeded();
        } else {
            super.failed(failure);
        }
    }

    /** The body has been sent when trailers turn out to be too long; only a reset can report that. */
    private MetaData.Response withBoundedTrailers(MetaData.Response response) {
        Supplier<HttpFields> trailers = response.getTrailersSupplier();
        return new MetaData.Response(
                response.getStatus(),
                response.getReason(),
                response.getHttpVersion(),
                response.getHttpFields(),
                response.getContentLength(),
                () -> {
                    HttpFields fields = trailers.get();
                    if (!fits(fields)) {
                        throw new TooLarge();
                    }
                    return fields;
                });
    }

    /** Nothing is left to do: the client has its response. */
    private static final class TooLarge extends RuntimeException implements QuietException {

        private static final long serialVersionUID = 1;

        TooLarge() {
            super("the head of the answer is too large for HTTP/2", null, false, false);
        }
    }
}
