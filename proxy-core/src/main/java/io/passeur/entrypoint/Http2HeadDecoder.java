package io.passeur.entrypoint;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.compression.EncodingException;
import org.eclipse.jetty.http.compression.HuffmanDecoder;
import org.eclipse.jetty.http.compression.NBitIntegerDecoder;
import org.eclipse.jetty.http2.hpack.HpackContext;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Decodes header blocks of clients (RFC 7541). Jetty's decoder stops at the first field that it cannot understand; the state of
 * the connection is lost then, and with it all streams. This one always decodes the whole block, so that a malformed request
 * ends alone. Only broken compression ends the connection.
 */
final class Http2HeadDecoder extends HpackDecoder {

    private final HuffmanDecoder huffman = new HuffmanDecoder();
    private final NBitIntegerDecoder integers = new NBitIntegerDecoder();
    private final Http2Head head = new Http2Head();

    /** @param maxHead in bytes, with the overhead of fields (RFC 9113, 6.5.2) */
    Http2HeadDecoder(int maxHead) {
        super(maxHead, NanoTime::now);
    }

    @Override
    public MetaData decode(ByteBuffer block) throws HpackException.SessionException, HpackException.StreamException {
        head.begin(getMaxHeaderListSize());
        try {
            boolean fields = false;
            while (block.hasRemaining()) {
                fields |= instruction(block, fields);
            }
        } catch (EncodingException | RuntimeException e) {
            huffman.reset();
            integers.reset();
            throw new HpackException.CompressionException(e, "malformed header block");
        }
        return head.build();
    }

    /** @return whether the instruction was a field */
    private boolean instruction(ByteBuffer block, boolean fields)
            throws HpackException.CompressionException, EncodingException {
        int first = block.get(block.position());
        if (first < 0) {
            indexed(entry(integer(block, 7)));
        } else if ((first & 0x40) != 0) {
            getHpackContext().add(literal(block, 6));
        } else if ((first & 0x20) != 0) {
            resize(integer(block, 5), fields);
            return false;
        } else {
            literal(block, 4);
        }
        return true;
    }

    private void indexed(HpackContext.Entry entry) {
        head.add(entry.getHttpField(), entry.hasIllegalName(), entry.hasIllegalValue());
    }

    private HpackContext.Entry entry(int index) throws HpackException.CompressionException {
        HpackContext.@Nullable Entry entry = getHpackContext().get(index);
        if (entry == null) {
            throw new HpackException.CompressionException("no entry %d", index);
        }
        return entry;
    }

    private void resize(int size, boolean fields) throws HpackException.CompressionException {
        if (fields || size > getMaxTableCapacity()) {
            throw new HpackException.CompressionException("the dynamic table cannot be resized to %d", size);
        }
        getHpackContext().resize(size);
    }

    private HttpField literal(ByteBuffer block, int prefix)
            throws HpackException.CompressionException, EncodingException {
        int index = integer(block, prefix);
        String name = index == 0 ? text(block) : entry(index).getHttpField().getName();
        String value = text(block);
        HttpField field = Http2Authority.NAME.equals(name)
                ? new Http2Authority(value)
                : new HttpField(HttpHeader.CACHE.get(name), name, value);
        head.add(field, !Http2Head.isName(name), !Http2Head.isValue(value));
        return field;
    }

    private int integer(ByteBuffer block, int prefix) throws EncodingException {
        integers.setPrefix(prefix);
        int value = integers.decodeInt(block);
        if (value < 0) {
            throw new EncodingException("an integer that does not end");
        }
        return value;
    }

    /** Each octet becomes one character. */
    private String text(ByteBuffer block) throws EncodingException {
        boolean encoded = block.get(block.position()) < 0;
        int length = integer(block, 7);
        if (!encoded) {
            return toISO88591String(block, length);
        }
        if (length > block.remaining()) {
            throw new EncodingException("a text that does not end");
        }
        huffman.setLength(length);
        return huffman.decode(block);
    }
}
