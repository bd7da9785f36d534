package io.passeur.service;

import io.passeur.forward.Elsewhere;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** How a load balancer picks among its servers. Servers of weight 0 or less and servers that are down are never picked. */
sealed interface Strategy permits RoundRobin, PowerOfTwoChoices, HighestRandomWeight, LeastTime {

    /** @return null if no server can take the request */
    @Nullable
    Server pick(Request request);

    /** Hands the request to a picked server; strategies that measure do it here. */
    default void forward(Server server, Request request, Response response, Callback callback, Elsewhere elsewhere)
            throws Exception {
        server.handle(request, response, callback, elsewhere);
    }

    /** Whether sticky sessions come first; a strategy that is sticky in itself says no. */
    default boolean allowsSticky() {
        return true;
    }

    /** @param pickable those of positive weight */
    @FunctionalInterface
    interface Maker {
        Strategy make(List<Server> pickable);
    }
}
