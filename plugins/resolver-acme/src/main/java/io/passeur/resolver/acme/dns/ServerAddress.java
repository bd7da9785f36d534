package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code host}, {@code host:port} and {@code [ipv6]:port}. */
final class ServerAddress {

    private static final Pattern WRITTEN = Pattern.compile("\\[(.+)](?::(\\d+))?|([^:]+)(?::(\\d+))?|([0-9a-fA-F:]+)");
    private static final int DNS = 53;

    private ServerAddress() {}

    /** @param where for messages */
    static InetSocketAddress of(String written, String where) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw new ConfigurationException(where + ": \"" + written + "\" (expected: host:port of a name server)");
        }
        String host =
                parts.group(1) != null ? parts.group(1) : parts.group(3) != null ? parts.group(3) : parts.group(5);
        String port = parts.group(2) != null ? parts.group(2) : parts.group(4);
        int number = port == null ? DNS : Integer.parseInt(port);
        InetSocketAddress address = new InetSocketAddress(host, number);
        if (address.isUnresolved()) {
            throw new ConfigurationException(where + ": the name server " + host + " does not resolve to an address");
        }
        return address;
    }
}
