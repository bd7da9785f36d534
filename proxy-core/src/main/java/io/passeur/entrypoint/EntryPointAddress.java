package io.passeur.entrypoint;

import io.passeur.spi.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry point listens.
 *
 * @param host a name or address, IPv6 without brackets; null for all addresses of this machine
 * @param port 0 for any free port
 */
record EntryPointAddress(@Nullable String host, int port) {

    private static final int MAX_PORT = 65_535;

    /** Reads {@code [host]:port[/tcp]}. @throws ConfigurationException saying what is wrong with it */
    static EntryPointAddress parse(String written) {
        String address = withoutProtocol(written);
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            throw new ConfigurationException(
                    "\"" + written + "\" has no port; expected [host]:port, such as \":80\" or \"127.0.0.1:8080\"");
        }
        return new EntryPointAddress(
                host(address.substring(0, colon), written), port(address.substring(colon + 1), written));
    }

    private static String withoutProtocol(String written) {
        int slash = written.indexOf('/');
        if (slash < 0) {
            return written;
        }
        String protocol = written.substring(slash + 1);
        if (protocol.equalsIgnoreCase("udp")) {
            throw new ConfigurationException("\"" + written + "\": UDP entry points are not supported yet");
        }
        if (!protocol.equalsIgnoreCase("tcp")) {
            throw new ConfigurationException("invalid protocol: " + protocol + "; expected tcp or udp");
        }
        return written.substring(0, slash);
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
            // Refused below with the same words as a number out of range.
        }
        throw new ConfigurationException(
                "\"" + written + "\" has the port \"" + port + "\"; expected a number from 0 to " + MAX_PORT);
    }

    @Override
    public String toString() {
        if (host == null) {
            return ":" + port;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
