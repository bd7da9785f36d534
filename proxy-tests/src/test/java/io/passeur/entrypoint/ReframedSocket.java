package io.passeur.entrypoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Sends the first record, which is the ClientHello, in other pieces than it was written in. */
final class ReframedSocket extends Socket {

    private static final int RECORD_HEAD = 5;

    private final int recordSize;
    private final int packetSize;
    private final byte[] before;

    /**
     * @param recordSize how much of the message goes into each record
     * @param packetSize how much goes into each packet
     * @param before what is sent first, in the same packets
     */
    ReframedSocket(int port, int recordSize, int packetSize, byte[] before) throws IOException {
        super(InetAddress.getLoopbackAddress(), port);
        this.recordSize = recordSize;
        this.packetSize = packetSize;
        this.before = before;
        setTcpNoDelay(true);
        setSoTimeout(20_000);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Reframing(super.getOutputStream());
    }

    private final class Reframing extends OutputStream {

        private final OutputStream out;
        private boolean first = true;

        Reframing(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!first) {
                out.write(bytes, offset, length);
                return;
            }
            first = false;
            byte[] framed = frame(bytes, offset, length);
            for (int i = 0; i < framed.length; i += packetSize) {
                out.write(framed, i, Math.min(packetSize, framed.length - i));
                out.flush();
            }
        }

        private byte[] frame(byte[] bytes, int offset, int length) {
            ByteArrayOutputStream framed = new ByteArrayOutputStream();
            framed.writeBytes(before);
            for (int i = RECORD_HEAD; i < length; i += recordSize) {
                int size = Math.min(recordSize, length - i);
                framed.write(bytes, offset, 3);
                framed.write(size >> 8);
                framed.write(size);
                framed.write(bytes, offset + i, size);
            }
            return framed.toByteArray();
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
