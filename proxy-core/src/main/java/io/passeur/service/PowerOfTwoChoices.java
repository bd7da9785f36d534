package io.passeur.service;

import io.passeur.forward.Elsewhere;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** {@code p2c}: of two healthy servers drawn at random, the one that works on fewer requests. Weights do not matter. */
final class PowerOfTwoChoices implements Strategy {

    private final List<Server> servers;
    private final IntUnaryOperator random;

    /** @param random draws a number from 0 to below its argument; thread-safe */
    PowerOfTwoChoices(List<Server> servers, IntUnaryOperator random) {
        this.servers = List.copyOf(servers);
        this.random = random;
    }

    @Override
    public @Nullable Server pick(Request request) {
        int healthy = 0;
        for (Server server : servers) {
            healthy += server.isUp() ? 1 : 0;
        }
        if (healthy < 2) {
            return healthy(0);
        }
        int one = random.applyAsInt(healthy);
        int other = random.applyAsInt(healthy - 1);
        return lessBusy(healthy(one), healthy(other < one ? other : other + 1));
    }

    private static @Nullable Server lessBusy(@Nullable Server one, @Nullable Server other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.running().get() < one.running().get() ? other : one;
    }

    /** The healthy server with this number, or the last one if health changed since they were counted. */
    private @Nullable Server healthy(int number) {
        int left = number;
        Server last = null;
        for (Server server : servers) {
            if (server.isUp()) {
                last = server;
                if (left-- == 0) {
                    return server;
                }
            }
        }
        return last;
    }

    @Override
    public void forward(Server server, Request request, Response response, Callback callback, Elsewhere elsewhere)
            throws Exception {
        RunningRequest running = RunningRequest.on(server, callback, elsewhere);
        server.handle(request, response, running, running);
    }
}
