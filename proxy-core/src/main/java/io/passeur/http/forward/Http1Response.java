package io.passeur.http.forward;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    private final ServerResponseParser parser = new ServerResponseParser(this);
    private final List<HttpField> fields = new ArrayList<>();
    private ByteBuffer source = BufferUtil.EMPTY_BUFFER;
    private int start;
    private int length;
    private int status;
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean headComplete;
    private boolean complete;
    private boolean ended;
    private boolean hasLength;
    private @Nullable Flaw flaw;
    private @Nullable String reason;
    private HttpFields.@Nullable Mutable trailers;

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
        hasLength = false;
        flaw = null;
        reason = null;
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

    /** What is wrong with a malformed response. */
    String reason() {
        String known = reason == null ? parser.flaw() : reason;
        return known == null ? "invalid syntax" : known;
    }

    /** Declares the response malformed. */
    void refuse(String why) {
        flaw = Flaw.MALFORMED;
        reason = why;
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
        return trailers == null ? HttpFields.EMPTY : TrailerRules.ofResponse(trailers);
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

    /** Equal lengths count as one; the parser refuses different ones. */
    @Override
    public void parsedHeader(HttpField field) {
        HttpHeader header = field.getHeader();
        if (header == HttpHeader.CONTENT_LENGTH) {
            if (hasLength) {
                return;
            }
            hasLength = true;
        } else if (header == HttpHeader.TRANSFER_ENCODING && !"chunked".equalsIgnoreCase(field.getValue())) {
            // A client would not learn of the other encodings, because the field is not passed on.
            refuse("the transfer encoding is not \"chunked\"");
        }
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
        all.add(field);
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
