package io.passeur.http.service;

import io.passeur.http.forward.NextUpstream;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sends a request that did not reach its server to the next one in the list, until each was tried once. */
final class ServerFailover implements NextUpstream {

    /** Sends a request to a server. */
    @FunctionalInterface
    interface Sender {
        void send(Server server, Request request, Response response, Callback callback, NextUpstream next)
                throws Exception;
    }

    private final Sender sender;
    private final List<Server> servers;
    private final Server first;
    private final Response response;
    private final Callback callback;
    private int steps;
    private @Nullable Server next;

    /** @param first the server that gets the request first */
    ServerFailover(Sender sender, List<Server> servers, Server first, Response response, Callback callback) {
        this.sender = sender;
        this.servers = servers;
        this.first = first;
        this.response = response;
        this.callback = callback;
    }

    @Override
    public boolean isPossible() {
        int start = servers.indexOf(first);
        next = null;
        while (next == null && ++steps < servers.size()) {
            Server candidate = servers.get((start + steps) % servers.size());
            next = candidate.isAvailable() ? candidate : null;
        }
        return next != null;
    }

    @Override
    public void go(Request request) {
        Server target = next;
        try {
            if (target != null) {
                sender.send(target, request, response, callback, this);
            }
        } catch (Exception e) {
            callback.failed(e);
        }
    }
}
