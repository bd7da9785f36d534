package io.passeur.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One end of a TCP connection over which a test sends and reads exact bytes. Not thread-safe. */
public final class RawConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public RawConnection(Socket socket) {
        try {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects to a local port. */
    public static RawConnection to(int port) {
        try {
            return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Socket socket() {
        return socket;
    }

    /** Sends text as ISO 8859-1. */
    public RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text in which {@code \n} stands for CR LF. */
    public RawConnection sendLines(String text) {
        return send(text.replace("\n", "\r\n"));
    }

    /** Reads a request. */
    public RawMessage readRequest() {
        return readMessage(false, false);
    }

    /** Reads the response to a request that is not HEAD. Interim (1xx) responses count as separate responses. */
    public RawMessage readResponse() {
        return readMessage(true, false);
    }

    /** Reads the response to HEAD. */
    public RawMessage readHeadResponse() {
        return readMessage(true, true);
    }

    /** Reads a start line and headers, and no body. */
    public RawMessage readHead() {
        String start = readLine();
        return new RawMessage(start, readHeaderLines(), new byte[0], List.of());
    }

    private RawMessage readMessage(boolean response, boolean toHead) {
        RawMessage head = readHead();
        boolean bodyless = response && (toHead || head.status() < 200 || head.status() == 204 || head.status() == 304);
        if (bodyless) {
            return head;
        }
        if (head.isChunked()) {
            byte[] body = readChunks();
            return new RawMessage(head.startLine(), head.headers(), body, readHeaderLines());
        }
        if (head.has("Content-Length")) {
            byte[] body = read(Integer.parseInt(head.value("Content-Length")));
            return new RawMessage(head.startLine(), head.headers(), body, List.of());
        }
        byte[] body = response ? readToEnd() : new byte[0];
        return new RawMessage(head.startLine(), head.headers(), body, List.of());
    }

    private List<String> readHeaderLines() {
        List<String> lines = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private byte[] readChunks() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = readLine().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.writeBytes(read(length));
            readLine();
        }
    }

    /** Reads one line; the result does not include its end. */
    public String readLine() {
        try {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("connection closed after \"" + line + "\"");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads exactly {@code length} bytes. */
    public byte[] read(int length) {
        try {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("connection closed after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads until the peer closes. A reset causes an exception, so that a broken response is not mistaken for a
     * complete one.
     */
    public byte[] readToEnd() {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the peer closes or resets the connection. */
    public void awaitClose() {
        try {
            in.readAllBytes();
        } catch (java.net.SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // A reset also closes the connection.
        }
    }

    /** Sends FIN. Reading is still possible. */
    public void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes with RST instead of FIN. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
