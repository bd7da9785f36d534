package io.passeur.http.forward;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** A reusable buffer that grows as a message head is written into it. Written text can never start a new line. */
final class HeadBuffer {

    private static final int INITIAL = 1024;
    private static final int KEPT = 8 * 1024;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[INITIAL];
    private int size;

    void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    /** A view of the bytes written so far; valid until the next change. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    HeadBuffer raw(byte[] ascii) {
        ensure(ascii.length);
        System.arraycopy(ascii, 0, bytes, size, ascii.length);
        size += ascii.length;
        return this;
    }

    HeadBuffer crlf() {
        ensure(2);
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        return this;
    }

    /** Writes text in ISO 8859-1, the encoding in which field values are read. Line breaks become spaces. */
    @SuppressWarnings("deprecation") // The only way to copy a string's bytes without an intermediate array.
    HeadBuffer text(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, bytes, size);
        int end = size + length;
        for (int i = size; i < end; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n' || b == 0) {
                bytes[i] = ' ';
            }
        }
        size = end;
        return this;
    }

    /** Writes a request target unchanged, except that spaces and control characters are percent-encoded. */
    HeadBuffer target(String target) {
        if (isPlain(target)) {
            return text(target);
        }
        for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
            ensure(3);
            if (b >= 0 && (b <= ' ' || b == 0x7f)) {
                bytes[size++] = '%';
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 15];
            } else {
                bytes[size++] = b;
            }
        }
        return this;
    }

    private static boolean isPlain(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Writes a header line. A field whose name is not a token is omitted. */
    void field(HttpField field) {
        HttpHeader header = field.getHeader();
        String value = field.getValue() == null ? "" : field.getValue();
        if (header != null) {
            raw(HeaderNames.line(header)).text(value).crlf();
        } else if (HeaderNames.isToken(field.getName())) {
            text(HeaderNames.canonical(field.getName()));
            ensure(2);
            bytes[size++] = ':';
            bytes[size++] = ' ';
            text(value).crlf();
        }
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
