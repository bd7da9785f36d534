package io.passeur.http.forward;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** The part of a server's response that has been read so far. Reused for each response on a connection. */
final class Http1Response implements HttpParser.ResponseHandler {

    enum Flaw {
        /** The connection ended before the response did. */
        CUT,
        /** The bytes are not valid HTTP. */
        MALFORMED
    }

    private static final int MAX_HEAD = 1024 * 1024;
    /**
     * Strict about everything that delimits messages. Line ends without CR are accepted, because small servers often
     * send them.
     */
    private static final HttpCompliance COMPLIANCE =
            HttpCompliance.RFC9110.with("UPSTREAM", HttpCompliance.Violation.LF_HEADER_TERMINATION);

    private final HttpParser parser = new HttpParser(this, MAX_HEAD, COMPLIANCE);
    private final List<HttpField> fields = new ArrayList<>();
    private ByteBuffer source = BufferUtil.EMPTY_BUFFER;
    private int start;
    private int length;
    private int status;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean headComplete;
    private boolean complete;
    private boolean ended;
    private @Nullable Flaw flaw;
    private HttpFields.@Nullable Mutable trailers;

    Http1Response() {
        parser.setHeaderCacheSize(0);
        parser.setHeaderCacheCaseSensitive(true);
    }

    /**
     * Starts the next response.
     *
     * @param toHead the request was HEAD
     */
    void begin(boolean toHead) {
        parser.reset();
        parser.setHeadResponse(toHead);
        fields.clear();
        source = BufferUtil.EMPTY_BUFFER;
        length = 0;
        status = 0;
        headComplete = false;
        complete = false;
        flaw = null;
        trailers = null;
    }

    /** Continues to parse. Stops at the end of the message; remaining bytes belong to no response. */
    void parse(ByteBuffer buffer) {
        source = buffer;
        length = 0;
        parser.parseNext(buffer);
    }

    /** The connection broke before the response was complete. */
    void cut() {
        flaw = Flaw.CUT;
    }

    /** The server has closed its side. */
    void end() {
        ended = true;
        length = 0;
        if (flaw != null) {
            return;
        }
        if (!headComplete || parser.isState(HttpParser.State.TRAILER)) {
            // The parser would accept trailers that are cut off.
            flaw = Flaw.CUT;
            return;
        }
        parser.atEOF();
        parser.parseNext(BufferUtil.EMPTY_BUFFER);
    }

    @Nullable
    Flaw flaw() {
        return flaw;
    }

    boolean headComplete() {
        return headComplete;
    }

    /** Whether the status is 1xx: another response follows, or another protocol. */
    boolean interim() {
        return complete && status < 200;
    }

    boolean complete() {
        return complete;
    }

    int status() {
        return status;
    }

    List<HttpField> fields() {
        return fields;
    }

    boolean chunked() {
        return parser.isChunking();
    }

    /** Supplies the trailers once the body has ended; null if there can be none. */
    @Nullable
    Supplier<HttpFields> trailersToCome() {
        return chunked() && !(complete && trailers == null) ? this::trailers : null;
    }

    private HttpFields trailers() {
        return trailers == null ? HttpFields.EMPTY : trailers;
    }

    /** The part of the body that the last {@link #parse} found, without its framing; a view of the buffer. */
    ByteBuffer payload() {
        return length == 0 ? BufferUtil.EMPTY_BUFFER : source.slice(start, length);
    }

    /** Whether the server accepts another request on this connection. */
    boolean persistent() {
        if (ended || !complete) {
            return false;
        }
        boolean close = false;
        boolean keep = false;
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.CONNECTION) {
                close |= field.contains("close");
                keep |= field.contains("keep-alive");
            }
        }
        return !close && (version == HttpVersion.HTTP_1_1 || keep);
    }

    @Override
    public void startResponse(HttpVersion version, int status, @Nullable String reason) {
        this.version = version;
        this.status = status;
    }

    @Override
    public void parsedHeader(HttpField field) {
        fields.add(field);
    }

    @Override
    public boolean headerComplete() {
        headComplete = true;
        return false;
    }

    /** Joins the pieces between chunk framing, so that one read becomes one write. */
    @Override
    public boolean content(ByteBuffer piece) {
        int pieceLength = piece.remaining();
        int pieceStart = source.position() - pieceLength;
        if (length == 0) {
            start = pieceStart;
        } else if (start + length != pieceStart) {
            source.put(start + length, source, pieceStart, pieceLength);
        }
        length += pieceLength;
        return false;
    }

    @Override
    public boolean contentComplete() {
        return false;
    }

    @Override
    public void parsedTrailer(HttpField field) {
        HttpFields.Mutable all = trailers == null ? HttpFields.build() : trailers;
        all.add(HeaderNames.canonical(field));
        trailers = all;
    }

    @Override
    public boolean messageComplete() {
        complete = true;
        return true;
    }

    @Override
    public void earlyEOF() {
        flaw = ended ? Flaw.CUT : Flaw.MALFORMED;
    }

    @Override
    public void badMessage(HttpException failure) {
        earlyEOF();
    }
}
