package io.passeur.service;

import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * {@code hrw}: rendezvous hashing of the peer's address, so that one client stays with one server and the loss of a server
 * moves only its own clients. Forwarded headers do not matter.
 */
final class HighestRandomWeight implements Strategy {

    private final List<Server> servers;

    HighestRandomWeight(List<Server> servers) {
        this.servers = List.copyOf(servers);
    }

    @Override
    public @Nullable Server pick(Request request) {
        return pick(client(request));
    }

    @Nullable
    Server pick(String address) {
        long client = Fnv.fnv1a(address);
        Server best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Server server : servers) {
            if (server.isUp()) {
                double score = score(client, server);
                if (best == null || score > bestScore) {
                    best = server;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    /** Jetty puts IPv6 addresses into brackets. */
    private static String client(Request request) {
        String address = Request.getRemoteAddr(request);
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }

    private static double score(long client, Server server) {
        double fraction = unsigned(Fnv.fnv1a(client, server.url().text())) / 0x1p64;
        return server.weight() / -Math.log(fraction);
    }

    private static double unsigned(long value) {
        double positive = (double) (value >>> 1) * 2;
        return positive + (value & 1);
    }

    @Override
    public boolean allowsSticky() {
        return false;
    }
}
