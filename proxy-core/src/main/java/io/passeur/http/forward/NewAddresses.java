package io.passeur.http.forward;

import io.passeur.net.Network;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The addresses of a host that were not tried yet. When all known ones have failed, the name is looked up once more, because a
 * redeployed server may have moved. Used by one thread at a time.
 */
final class NewAddresses {

    private static final InetAddress[] NONE = {};

    private final Network network;
    private final String host;
    private final Set<InetAddress> tried = new HashSet<>();
    private boolean again;

    NewAddresses(Network network, String host) {
        this.network = network;
        this.host = host;
    }

    /** The first look-up. */
    CompletableFuture<InetAddress[]> known() {
        return network.resolver().resolve(host);
    }

    /** Notes addresses that are about to be tried. */
    void trying(InetAddress[] addresses) {
        tried.addAll(Arrays.asList(addresses));
    }

    /** Looks up once more. @return empty if there is no other address; never fails */
    CompletableFuture<InetAddress[]> others() {
        if (again) {
            return CompletableFuture.completedFuture(NONE);
        }
        again = true;
        return network.resolver()
                .resolveAgain(host)
                .handle((found, failure) -> found == null
                        ? NONE
                        : Arrays.stream(found)
                                .filter(address -> !tried.contains(address))
                                .toArray(InetAddress[]::new));
    }
}
