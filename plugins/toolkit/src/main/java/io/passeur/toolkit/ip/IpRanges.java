package io.passeur.toolkit.ip;

import io.passeur.spi.ConfigurationException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of IP addresses, written as single addresses and CIDR blocks: {@code 10.0.0.0/8}, {@code 2001:db8::/32},
 * {@code 192.168.1.7}. Immutable and thread-safe; never asks a name server.
 *
 * <p>An IPv4 address and its form in IPv6 ({@code ::ffff:10.0.0.1}) are the same address. A block of IPv6 holds no IPv4
 * address, not even {@code ::/0}. Zones (<code>fe80::1%eth0</code>) cannot be written, and the zone of an address that is looked up is ignored.
 */
public final class IpRanges {

    private final List<IpRange> ranges;

    private IpRanges(List<IpRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * @param written addresses and blocks; white space around them is ignored
     * @throws ConfigurationException naming the value that is neither
     */
    public static IpRanges of(List<String> written) {
        List<IpRange> ranges = new ArrayList<>();
        for (String value : written) {
            ranges.add(IpRange.parse(value));
        }
        return new IpRanges(ranges);
    }

    /** The address in the text, or null if the text is not an address. Never resolves a name. */
    public static @Nullable InetAddress parseAddress(String text) {
        byte[] address = IpLiteral.parse(text);
        return address == null ? null : IpLiteral.toInetAddress(address);
    }

    /** Allocates no more than a copy of the address. */
    @SuppressWarnings("ForLoopReplaceableByForEach") // no iterator on the hot path
    public boolean contains(InetAddress address) {
        byte[] bytes = IpLiteral.unmapped(address.getAddress());
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no address is in the set. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The blocks as they were written. */
    @Override
    public String toString() {
        return ranges.toString();
    }
}
