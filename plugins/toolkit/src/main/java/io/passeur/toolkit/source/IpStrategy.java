package io.passeur.toolkit.source;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.ip.IpRanges;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which address identifies the client, {@code ipStrategy}: an entry of {@code X-Forwarded-For}, or the peer. When middlewares
 * run, the header does not hold the peer itself yet.
 *
 * @param depth takes this entry, counted from 1 from the right; 0 or less for another strategy
 * @param excludedIPs takes the first entry from the right that is not in these ranges; {@code depth} wins over this
 * @param ipv6Subnet treats IPv6 addresses that share this many leading bits, 1 to 128, as one; not with {@code excludedIPs}
 */
public record IpStrategy(
        int depth, List<String> excludedIPs, @Nullable Integer ipv6Subnet) {

    private static final int IPV6_BITS = 128;

    /** The address of the peer. */
    public static final IpStrategy PEER = new IpStrategy(0, List.of(), null);

    public IpStrategy {
        excludedIPs = List.copyOf(excludedIPs);
        IpRanges.of(excludedIPs);
        if (ipv6Subnet != null && (ipv6Subnet < 1 || ipv6Subnet > IPV6_BITS)) {
            throw new ConfigurationException("invalid IPv6 subnet " + ipv6Subnet
                    + " value, should be greater to 0 and lower or equal to " + IPV6_BITS);
        }
    }

    /**
     * Finds the address in its written form; empty if the header has no such entry. The header is not checked: it may hold
     * anything that a client wrote. The function is thread-safe; create it once and keep it.
     */
    public Function<Request, String> address() {
        int bits = ipv6Subnet == null ? IPV6_BITS : ipv6Subnet;
        if (depth > 0) {
            return request -> ClientAddress.masked(ClientAddress.atDepth(request, depth), bits);
        }
        if (!excludedIPs.isEmpty()) {
            IpRanges excluded = IpRanges.of(excludedIPs);
            return request -> ClientAddress.firstNotIn(request, excluded);
        }
        return request -> ClientAddress.masked(ClientAddress.peer(request), bits);
    }
}
