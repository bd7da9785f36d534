package io.passeur.accesslog;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** IP addresses as Go writes them: the longest run of zeros in an IPv6 address is omitted. */
final class IpText {

    private static final int GROUPS = 8;
    private static final int IPV4 = 4;

    private IpText() {}

    static void write(InetAddress address, LineBuffer to) {
        byte[] octets = address.getAddress();
        if (octets.length == IPV4) {
            for (int i = 0; i < IPV4; i++) {
                if (i > 0) {
                    to.raw('.');
                }
                to.number(octets[i] & 0xFF);
            }
        } else {
            groups(octets, to);
            zone(address, to);
        }
    }

    /** {@code 10.0.0.7:1234}, {@code [::1]:1234}. */
    static void writeWithPort(InetSocketAddress address, LineBuffer to) {
        boolean v6 = address.getAddress() instanceof Inet6Address;
        if (v6) {
            to.raw('[');
        }
        write(address.getAddress(), to);
        if (v6) {
            to.raw(']');
        }
        to.raw(':').number(address.getPort());
    }

    private static void groups(byte[] octets, LineBuffer to) {
        int from = -1;
        int to0 = -1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(octets, end) == 0) {
                end++;
            }
            if (end - i > 1 && end - i > to0 - from) {
                from = i;
                to0 = end;
            }
            i = Math.max(i, end - 1);
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                to.ascii("::");
                i = to0 - 1;
            } else {
                if (i > 0 && i != to0) {
                    to.raw(':');
                }
                to.ascii(Integer.toHexString(group(octets, i)));
            }
        }
    }

    private static int group(byte[] octets, int index) {
        return (octets[index * 2] & 0xFF) << 8 | octets[index * 2 + 1] & 0xFF;
    }

    private static void zone(InetAddress address, LineBuffer to) {
        if (address instanceof Inet6Address v6 && v6.getScopeId() != 0) {
            String text = v6.getHostAddress();
            int percent = text.indexOf('%');
            if (percent >= 0) {
                to.ascii(text.substring(percent));
            }
        }
    }
}
