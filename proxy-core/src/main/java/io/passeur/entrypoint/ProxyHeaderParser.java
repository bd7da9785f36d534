package io.passeur.entrypoint;

import io.passeur.entrypoint.ProxyHeader.Absent;
import io.passeur.entrypoint.ProxyHeader.Addresses;
import io.passeur.entrypoint.ProxyHeader.Broken;
import io.passeur.entrypoint.ProxyHeader.Incomplete;
import io.passeur.entrypoint.ProxyHeader.Present;
import io.passeur.toolkit.ip.IpRanges;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses the header of the PROXY protocol: a line of text in version 1, binary in version 2. */
final class ProxyHeaderParser {

    private static final byte[] TEXT = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BINARY = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final int LONGEST_LINE = 107;
    private static final int FIXED = 16;
    private static final int LOCAL = 0x20;
    private static final int PROXIED = 0x21;
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;

    private ProxyHeaderParser() {}

    /** @param bytes all bytes received so far; not consumed */
    static ProxyHeader parse(ByteBuffer bytes) {
        if (beginsLike(bytes, TEXT)) {
            return bytes.remaining() < TEXT.length ? new Incomplete(0) : text(bytes);
        }
        if (beginsLike(bytes, BINARY)) {
            return bytes.remaining() < FIXED ? new Incomplete(0) : binary(bytes.slice());
        }
        return new Absent();
    }

    private static boolean beginsLike(ByteBuffer bytes, byte[] signature) {
        int length = Math.min(bytes.remaining(), signature.length);
        return bytes.slice(bytes.position(), length).equals(ByteBuffer.wrap(signature, 0, length));
    }

    private static ProxyHeader text(ByteBuffer bytes) {
        int length = Math.min(bytes.remaining(), LONGEST_LINE);
        String line = StandardCharsets.ISO_8859_1
                .decode(bytes.slice(bytes.position(), length))
                .toString();
        int end = line.indexOf("\r\n");
        if (end < 0) {
            return length < LONGEST_LINE ? new Incomplete(0) : new Broken("the line does not end");
        }
        String[] words = line.substring(0, end).split(" ", -1);
        if (words.length >= 2 && words[1].equals("UNKNOWN")) {
            return new Present(end + 2, null);
        }
        Addresses addresses = addresses(words);
        return addresses == null ? new Broken("the line cannot be understood") : new Present(end + 2, addresses);
    }

    private static @Nullable Addresses addresses(String[] words) {
        if (words.length != 6 || !(words[1].equals("TCP4") || words[1].equals("TCP6"))) {
            return null;
        }
        InetSocketAddress source = address(words[2], words[4], words[1].equals("TCP6"));
        InetSocketAddress destination = address(words[3], words[5], words[1].equals("TCP6"));
        return source == null || destination == null ? null : new Addresses(source, destination);
    }

    private static @Nullable InetSocketAddress address(String host, String port, boolean colons) {
        InetAddress address = IpRanges.parseAddress(host);
        boolean valid = address != null && host.contains(":") == colons && port.matches("0|[1-9][0-9]{0,4}");
        int number = valid ? Integer.parseInt(port) : -1;
        return number >= 0 && number <= 0xFFFF ? new InetSocketAddress(address, number) : null;
    }

    private static ProxyHeader binary(ByteBuffer bytes) {
        int command = bytes.get(12) & 0xFF;
        int length = FIXED + (bytes.getShort(14) & 0xFFFF);
        if (command != LOCAL && command != PROXIED) {
            return new Broken("version and command are 0x" + Integer.toHexString(command));
        }
        if (bytes.remaining() < length) {
            return new Incomplete(length);
        }
        int family = (bytes.get(13) & 0xFF) >> 4;
        int size = family == 1 ? IPV4 : family == 2 ? IPV6 : 0;
        if (command == LOCAL || size == 0) {
            return new Present(length, null);
        }
        if (length - FIXED < 2 * size + 4) {
            return new Broken("too short for its addresses");
        }
        return new Present(length, new Addresses(address(bytes, 0, size), address(bytes, 1, size)));
    }

    private static InetSocketAddress address(ByteBuffer bytes, int index, int size) {
        byte[] raw = new byte[size];
        bytes.get(FIXED + index * size, raw);
        int port = bytes.getShort(FIXED + 2 * size + 2 * index) & 0xFFFF;
        try {
            return new InetSocketAddress(InetAddress.getByAddress(raw), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address of " + size + " bytes (expected: 4 or 16)", e);
        }
    }
}
