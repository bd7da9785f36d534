package io.passeur.http.forward;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code NO_PROXY}, with Go's syntax: addresses, address ranges, and domains with or without a leading dot, each with
 * an optional port, or {@code *}. Names are compared with names and addresses with addresses; names are never resolved.
 */
final class NoProxy {

    private record Destination(String host, String port, byte @Nullable [] address) {}

    private final List<Predicate<Destination>> rules = new ArrayList<>();

    NoProxy(String list) {
        for (String written : list.split(",", -1)) {
            String entry = written.strip().toLowerCase(Locale.ROOT);
            if (entry.equals("*")) {
                rules.clear();
                rules.add(any -> true);
                return;
            }
            if (!entry.isEmpty()) {
                add(entry);
            }
        }
    }

    private void add(String entry) {
        AddressRange range = AddressRange.parse(entry);
        if (range != null) {
            rules.add(to -> to.address() != null && range.contains(to.address()));
            return;
        }
        int colon = portColon(entry);
        String host = colon < 0 ? entry : bare(entry.substring(0, colon));
        String port = colon < 0 ? "" : entry.substring(colon + 1);
        byte @Nullable [] address = AddressRange.address(host);
        if (address != null) {
            AddressRange one = AddressRange.of(address);
            rules.add(to -> to.address() != null && one.contains(to.address()) && isPort(port, to));
        } else if (!host.isEmpty()) {
            addDomain(host, port);
        }
    }

    /** The index of the colon before the port: the only colon, or the one after brackets. */
    private static int portColon(String entry) {
        int last = entry.lastIndexOf(':');
        boolean bracketed = entry.startsWith("[") && last > 0 && entry.charAt(last - 1) == ']';
        return bracketed || entry.indexOf(':') == last ? last : -1;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private void addDomain(String written, String port) {
        String domain = written.startsWith("*.") ? written.substring(1) : written;
        boolean itself = !domain.startsWith(".");
        String suffix = ascii(itself ? "." + domain : domain);
        rules.add(to -> to.address() == null
                && (to.host().endsWith(suffix) || (itself && to.host().equals(suffix.substring(1))))
                && isPort(port, to));
    }

    private static boolean isPort(String port, Destination to) {
        return port.isEmpty() || port.equals(to.port());
    }

    private static String ascii(String name) {
        try {
            boolean dotted = name.startsWith(".");
            return name.chars().allMatch(c -> c < 0x80)
                    ? name
                    : (dotted ? "." : "") + IDN.toASCII(dotted ? name.substring(1) : name);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** Whether a server is reached directly. The local host always is. */
    boolean covers(String host, int port) {
        byte @Nullable [] address = AddressRange.address(host);
        if (host.equals("localhost") || (address != null && AddressRange.isLoopback(address))) {
            return true;
        }
        Destination to = new Destination(ascii(host).strip().toLowerCase(Locale.ROOT), Integer.toString(port), address);
        return rules.stream().anyMatch(rule -> rule.test(to));
    }
}
