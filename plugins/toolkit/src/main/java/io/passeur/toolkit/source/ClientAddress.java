package io.passeur.toolkit.source;

import io.passeur.toolkit.ip.IpLiteral;
import io.passeur.toolkit.ip.IpRanges;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** The ways of {@link IpStrategy} to an address. */
final class ClientAddress {

    private static final int IPV6_BITS = 128;

    private ClientAddress() {}

    /** Without brackets and zone; empty if the peer has no IP address. */
    static String peer(Request request) {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress() != null) {
            String address = remote.getAddress().getHostAddress();
            int zone = address.indexOf('%');
            return zone < 0 ? address : address.substring(0, zone);
        }
        return "";
    }

    /** The entry of the first X-Forwarded-For, counted from 1 from the right. */
    static String atDepth(Request request, int depth) {
        String header = header(request);
        int end = header.length();
        for (int i = 1; i < depth && end >= 0; i++) {
            end = header.lastIndexOf(',', end - 1);
        }
        return end < 0 ? "" : entry(header, end);
    }

    static String firstNotIn(Request request, IpRanges excluded) {
        String header = header(request);
        for (int end = header.length(); end >= 0; end = end == 0 ? -1 : header.lastIndexOf(',', end - 1)) {
            String entry = entry(header, end);
            if (!entry.isEmpty() && !isIn(entry, excluded)) {
                return entry;
            }
        }
        return "";
    }

    private static String header(Request request) {
        String header = request.getHeaders().get(HttpHeader.X_FORWARDED_FOR);
        return header == null ? "" : header;
    }

    /** The entry that ends before {@code end}. */
    private static String entry(String header, int end) {
        int comma = end == 0 ? -1 : header.lastIndexOf(',', end - 1);
        return header.substring(comma + 1, end).strip();
    }

    private static boolean isIn(String entry, IpRanges ranges) {
        InetAddress address = IpRanges.parseAddress(entry);
        return address != null && ranges.contains(address);
    }

    /** An IPv6 address with all but its first bits cleared; anything else as it is. */
    static String masked(String address, int bits) {
        if (bits == IPV6_BITS || address.indexOf(':') < 0) {
            return address;
        }
        InetAddress parsed = IpRanges.parseAddress(address);
        return parsed == null ? address : masked(parsed, bits);
    }

    private static String masked(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int i = bits; i < bytes.length * Byte.SIZE; i++) {
            bytes[i / Byte.SIZE] &= (byte) ~(0x80 >>> (i % Byte.SIZE));
        }
        return bytes.length == IPV6_BITS / Byte.SIZE
                ? IpLiteral.toInetAddress(bytes).getHostAddress()
                : address.getHostAddress();
    }
}
