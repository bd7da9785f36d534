package io.passeur.config;

import io.passeur.spi.ConfigurationException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry point listens.
 *
 * @param host a name or address, IPv6 without brackets; null for all addresses of this machine
 * @param port 0 for any free port
 */
public record EntryPointAddress(@Nullable String host, int port, Transport transport) {

    /** What the socket carries. */
    public enum Transport {
        TCP,
        UDP
    }

    private static final int MAX_PORT = 65_535;
    private static final String EXPECTED = " (expected: \":80\", \"127.0.0.1:80\" or \"[::1]:80\")";

    /** The path of the address of an entry point in the configuration. */
    public static String option(String entryPoint) {
        return "entryPoints." + entryPoint + ".address";
    }

    /** @throws ConfigurationException whose message begins with the path of the address */
    public static EntryPointAddress of(String entryPoint, EntryPointConfiguration configuration) {
        try {
            return parse(configuration.address());
        } catch (ConfigurationException e) {
            throw new ConfigurationException(option(entryPoint) + ": " + e.getMessage(), e);
        }
    }

    /** Reads {@code [host]:port[/tcp|/udp]}; empty for any free port. @throws ConfigurationException if it is malformed */
    public static EntryPointAddress parse(String written) {
        if (written.isEmpty()) {
            return new EntryPointAddress(null, 0, Transport.TCP);
        }
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        Transport transport = slash < 0 ? Transport.TCP : transport(written.substring(slash + 1));
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            throw new ConfigurationException("\"" + written + "\" has no port" + EXPECTED);
        }
        return new EntryPointAddress(
                host(address.substring(0, colon), written), port(address.substring(colon + 1), written), transport);
    }

    private static Transport transport(String protocol) {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Transport.TCP;
            case "udp" -> Transport.UDP;
            default -> throw new ConfigurationException("invalid protocol: " + protocol + " (expected: tcp)");
        };
    }

    private static @Nullable String host(String host, String written) {
        if (host.isEmpty()) {
            return null;
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        if (host.indexOf(':') >= 0) {
            throw new ConfigurationException(
                    "\"" + written + "\" has too many colons; write an IPv6 address in brackets: \"[::1]:80\"");
        }
        return host;
    }

    private static int port(String port, String written) {
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= MAX_PORT && Character.isDigit(port.charAt(0))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below with the same message as a number out of range.
        }
        throw new ConfigurationException(
                "\"" + written + "\" has the port \"" + port + "\"; expected a number from 0 to " + MAX_PORT);
    }

    @Override
    public String toString() {
        String suffix = ":" + port + (transport == Transport.UDP ? "/udp" : "");
        if (host == null) {
            return suffix;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + suffix;
    }
}
