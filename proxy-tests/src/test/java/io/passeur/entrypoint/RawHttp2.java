package io.passeur.entrypoint;

import io.passeur.testing.RawConnection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.eclipse.jetty.util.NanoTime;

/** A client that sends the frames of HTTP/2 as a test writes them, malformed ones included. Not thread-safe. */
final class RawHttp2 implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    /** A frame that was received. */
    record Frame(int type, int flags, int stream, byte[] body) {

        /** The error of RST_STREAM or GOAWAY. */
        int error() {
            return ByteBuffer.wrap(body).getInt(type == GO_AWAY ? 4 : 0);
        }
    }

    private final RawConnection connection;
    private final HpackDecoder decoder = new HpackDecoder(1024 * 1024, NanoTime::now);
    private final Map<Integer, String> responses = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();

    /** Sends the preface and empty settings. */
    RawHttp2(RawConnection connection) {
        this.connection = connection;
        connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        frame(SETTINGS, 0, 0, new byte[0]);
    }

    RawHttp2 frame(int type, int flags, int stream, byte[] body) {
        ByteBuffer bytes = ByteBuffer.allocate(9 + body.length);
        bytes.put((byte) (body.length >> 16)).putShort((short) body.length);
        bytes.put((byte) type).put((byte) flags).putInt(stream).put(body);
        connection.send(bytes.array());
        return this;
    }

    /** Sends HEADERS. @param fields names and values in turn, as ISO 8859-1 */
    RawHttp2 headers(int stream, boolean last, String... fields) {
        return frame(HEADERS, END_HEADERS | (last ? END_STREAM : 0), stream, block(fields));
    }

    /** A GET without a body, or the head of another request. */
    RawHttp2 request(int stream, boolean last, String method, String path, String... more) {
        String[] fields = new String[8 + more.length];
        System.arraycopy(
                new String[] {":method", method, ":scheme", "http", ":authority", "a.test", ":path", path},
                0,
                fields,
                0,
                8);
        System.arraycopy(more, 0, fields, 8, more.length);
        return headers(stream, last, fields);
    }

    RawHttp2 data(int stream, boolean last, byte[] body) {
        return frame(DATA, last ? END_STREAM : 0, stream, body);
    }

    /** Literals without indexing (RFC 7541, 6.2.2). */
    private static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            byte[] text = fields[i].getBytes(StandardCharsets.ISO_8859_1);
            int rest = text.length - 127;
            block.write(Math.min(text.length, 127));
            for (; rest >= 128; rest >>= 7) {
                block.write(rest & 127 | 128);
            }
            if (text.length >= 127) {
                block.write(rest);
            }
            block.writeBytes(text);
        }
        return block.toByteArray();
    }

    Frame read() {
        ByteBuffer header = ByteBuffer.wrap(connection.read(9));
        int length = (header.get() & 0xFF) << 16 | header.getShort() & 0xFFFF;
        int type = header.get();
        int flags = header.get();
        int stream = header.getInt();
        return new Frame(type, flags, stream, connection.read(length));
    }

    /**
     * Reads until the stream ends. Responses of other streams that come before are kept.
     *
     * @return status and body, such as {@code 200 text}; the error of a reset, such as {@code reset 1}
     */
    String response(int stream) throws HpackException {
        while (!ended.contains(stream)) {
            take(read());
        }
        return responses.getOrDefault(stream, "");
    }

    private void take(Frame frame) throws HpackException {
        int stream = frame.stream();
        if (frame.type() == GO_AWAY) {
            throw new AssertionError("GOAWAY " + frame.error() + " "
                    + new String(frame.body(), 8, frame.body().length - 8, StandardCharsets.US_ASCII));
        }
        if (frame.type() == HEADERS) {
            MetaData head = decoder.decode(ByteBuffer.wrap(frame.body()));
            append(stream, head instanceof MetaData.Response response ? response.getStatus() + " " : "");
        } else if (frame.type() == DATA) {
            append(stream, new String(frame.body(), StandardCharsets.UTF_8));
        } else if (frame.type() == RESET && ended.add(stream)) {
            append(stream, "reset " + frame.error());
        }
        if (frame.type() <= HEADERS && (frame.flags() & END_STREAM) != 0) {
            ended.add(stream);
        }
    }

    private void append(int stream, String text) {
        responses.merge(stream, text, String::concat);
    }

    /** Reads frames until the acknowledgement of a PING: everything that was sent before has been handled. */
    void ping() throws HpackException {
        frame(PING, 0, 0, new byte[8]);
        while (true) {
            Frame frame = read();
            if (frame.type() == PING) {
                return;
            }
            take(frame);
        }
    }

    /** Reads the next RST_STREAM of a stream that has ended before. */
    int reset(int stream) {
        while (true) {
            Frame frame = read();
            if (frame.type() == RESET && frame.stream() == stream) {
                return frame.error();
            }
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
