package io.passeur.service;

import io.passeur.forward.Elsewhere;
import io.passeur.spi.ResponseInterceptor;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * {@code leasttime}: the server with the least mean time to its first byte, times the requests it would then work on,
 * divided by its weight. Servers that were not measured yet come first; equals take turns.
 */
final class LeastTime implements Strategy {

    /** A gateway's failure may come fast, and must not draw more requests: it counts as at least this long. */
    private static final long FAILURE_NANOS = 1_000_000_000;

    private final List<Server> servers;
    private final Rotation rotation;
    private final LongSupplier nanoTime;

    LeastTime(List<Server> servers, LongSupplier nanoTime) {
        this.servers = List.copyOf(servers);
        this.nanoTime = nanoTime;
        rotation = new Rotation(servers.stream().map(Server::weight).toList());
    }

    @Override
    public @Nullable Server pick(Request request) {
        double[] scores = new double[servers.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(servers.get(i));
            least = Math.min(least, scores[i]);
        }
        double best = least;
        int index = rotation.next(
                candidate -> scores[candidate] <= best && servers.get(candidate).isUp());
        return index < 0 ? null : servers.get(index);
    }

    private static double score(Server server) {
        if (!server.isUp()) {
            return Double.POSITIVE_INFINITY;
        }
        return server.responseTimes().meanMillis() * (1 + server.running().get()) / server.weight();
    }

    @Override
    public void forward(Server server, Request request, Response response, Callback callback, Elsewhere elsewhere)
            throws Exception {
        RunningRequest running = RunningRequest.on(server, callback, new Unreached(server, elsewhere));
        server.handle(request, new Timed(request, response, server), running, running);
    }

    /** A server that cannot be reached gives no answer whose time could be taken. */
    private record Unreached(Server server, Elsewhere elsewhere) implements Elsewhere {

        @Override
        public boolean isPossible() {
            return elsewhere.isPossible();
        }

        @Override
        public void go(Request request) {
            server.responseTimes().add(FAILURE_NANOS);
            elsewhere.go(request);
        }
    }

    private final class Timed extends ResponseInterceptor {

        private final Server server;
        private final long begin = nanoTime.getAsLong();

        Timed(Request request, Response response, Server server) {
            super(request, response);
            this.server = server;
        }

        @Override
        protected void beforeCommit() {
            long time = nanoTime.getAsLong() - begin;
            server.responseTimes().add(isGatewayFailure() ? Math.max(time, FAILURE_NANOS) : time);
        }

        private boolean isGatewayFailure() {
            return getStatus() >= 502 && getStatus() <= 504;
        }
    }
}
