package io.passeur.toolkit.ip;

import io.passeur.spi.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** One block of addresses of one family. */
final class IpRange {

    private static final int MAPPED_BITS = 96;

    private final String written;
    private final byte[] network;
    private final int bits;

    private IpRange(String written, byte[] network, int bits) {
        this.written = written;
        this.network = network;
        this.bits = bits;
    }

    static IpRange parse(String value) {
        String text = value.strip();
        int slash = text.indexOf('/');
        byte[] address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw refused(value);
        }
        int bits = slash < 0 ? address.length * 8 : bits(text.substring(slash + 1), address.length * 8);
        if (bits < 0) {
            throw refused(value);
        }
        byte[] unmapped = IpLiteral.unmapped(address);
        boolean ipv4InIpv6 = unmapped.length != address.length;
        return ipv4InIpv6 && bits >= MAPPED_BITS
                ? new IpRange(text, unmapped, bits - MAPPED_BITS)
                : new IpRange(text, address, bits);
    }

    private static int bits(String text, int max) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int bits = Integer.parseInt(text);
        return bits > max ? -1 : bits;
    }

    private static ConfigurationException refused(@Nullable String value) {
        return new ConfigurationException("invalid CIDR address: \"" + value
                + "\", expected an IP address or a block such as 10.0.0.0/8 or 2001:db8::/32");
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != network[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return written;
    }
}
