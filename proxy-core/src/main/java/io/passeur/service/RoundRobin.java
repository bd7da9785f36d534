package io.passeur.service;

import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** {@code wrr}: servers take turns in proportion to their weights. */
final class RoundRobin implements Strategy {

    private final List<Server> servers;
    private final Rotation rotation;

    RoundRobin(List<Server> servers) {
        this.servers = List.copyOf(servers);
        rotation = new Rotation(servers.stream().map(Server::weight).toList());
    }

    @Override
    public @Nullable Server pick(Request request) {
        int index = rotation.next(candidate -> servers.get(candidate).isUp());
        return index < 0 ? null : servers.get(index);
    }
}
