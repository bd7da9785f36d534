package io.passeur.entrypoint;

import io.passeur.config.EntryPointAddress;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import org.eclipse.jetty.server.ServerConnector;

/** Opens the socket of an entry point, and gives advice if that fails. */
final class PortOpener {

    private PortOpener() {}

    /** @param option the path of the address in the configuration */
    static void open(ServerConnector connector, String option, EntryPointAddress address) {
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw new ConfigurationException(option + ": cannot listen on " + address + ": " + advice(e, address), e);
        }
    }

    private static String advice(Exception failure, EntryPointAddress address) {
        Throwable cause = deepest(failure);
        if (cause instanceof UnresolvedAddressException) {
            return "the name " + address.host() + " is unknown; expected an address of this machine";
        }
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "the address is already in use; stop the other process (\"ss -ltnp\" names it) or choose another port";
        }
        if (lower.contains("permission") || lower.contains("access")) {
            return "no permission; ports below 1024 need the capability CAP_NET_BIND_SERVICE, or choose a port above 1023";
        }
        if (lower.contains("cannot assign") || lower.contains("can't assign")) {
            return address.host() + " is not an address of this machine";
        }
        return reason;
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
