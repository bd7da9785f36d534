package io.passeur.provider.docker.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The address of containers that share the host's network. It is resolved once, because a failed look-up takes long.
 */
final class HostAddress implements Supplier<String> {

    private static final List<String> NAMES = List.of("host.docker.internal", "host.containers.internal");

    private @Nullable String found;

    @Override
    public synchronized String get() {
        String address = found;
        if (address == null) {
            address = NAMES.stream()
                    .map(HostAddress::lookUp)
                    .filter(known -> !known.isEmpty())
                    .findFirst()
                    .orElse("127.0.0.1");
            found = address;
        }
        return address;
    }

    private static String lookUp(String name) {
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
