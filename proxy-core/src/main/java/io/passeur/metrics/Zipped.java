package io.passeur.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;

/** Compresses piece by piece. */
final class Zipped implements Iterator<byte[]> {

    private static final int ENOUGH = 16 * 1024;

    private final Iterator<byte[]> plain;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream zip;

    Zipped(Iterator<byte[]> plain) {
        this.plain = plain;
        try {
            zip = new GZIPOutputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return plain.hasNext();
    }

    @Override
    public byte[] next() {
        try {
            do {
                zip.write(plain.next());
            } while (plain.hasNext() && bytes.size() < ENOUGH);
            if (!plain.hasNext()) {
                zip.finish();
            }
            byte[] next = bytes.toByteArray();
            bytes.reset();
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
