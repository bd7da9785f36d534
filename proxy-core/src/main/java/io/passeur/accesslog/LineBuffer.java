package io.passeur.accesslog;

import io.passeur.toolkit.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a line under construction; the buffer is reused. Not thread-safe. */
final class LineBuffer implements JsonSink {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int size;

    LineBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Truncates the buffer to that size. */
    void truncate(int to) {
        size = to;
    }

    /** Replaces one byte. */
    void set(int at, char c) {
        bytes[at] = (byte) c;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    LineBuffer raw(byte[] text) {
        return raw(text, text.length);
    }

    LineBuffer raw(byte[] text, int length) {
        reserve(length);
        System.arraycopy(text, 0, bytes, size, length);
        size += length;
        return this;
    }

    /** A byte, or an ASCII character. */
    LineBuffer raw(int c) {
        reserve(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /** Text that contains only ASCII. */
    @SuppressWarnings("deprecation") // the fastest way to the bytes of such text
    LineBuffer ascii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    @Override
    public void character(char c) {
        raw(c);
    }

    @Override
    @SuppressWarnings("deprecation") // as above
    public void ascii(String text, int from, int to) {
        reserve(to - from);
        text.getBytes(from, to, bytes, size);
        size += to - from;
    }

    @Override
    public void text(String text, int from, int to) {
        raw(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
    }

    LineBuffer hex(int octet) {
        reserve(2);
        bytes[size++] = HEX[octet >> 4 & 0xF];
        bytes[size++] = HEX[octet & 0xF];
        return this;
    }

    LineBuffer number(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        reserve(LONGEST_NUMBER);
        int digits = digits(value);
        int at = size + digits;
        size = at;
        long rest = value;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        return this;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long bound = 10; digits < LONGEST_NUMBER - 1 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    /** At least that many digits, padded with zeros. */
    LineBuffer number(long value, int width) {
        for (int digits = digits(value); digits < width; digits++) {
            raw('0');
        }
        return number(value);
    }
}
