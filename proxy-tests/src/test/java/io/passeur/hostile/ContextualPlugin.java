package io.passeur.hostile;

import io.passeur.spi.Meters;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.Responses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Offers the middleware {@code contextual}, which does with its context what the path of a request says. */
public final class ContextualPlugin implements Plugin {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** There is nothing to set. */
    public record Nothing() {}

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new Factory());
    }

    private static final class Factory implements MiddlewareFactory<Nothing> {

        @Override
        public String type() {
            return "contextUal";
        }

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Middleware create(Nothing nothing, MiddlewareContext context) {
            Meters meters = context.meters();
            return new Contextual(
                    context,
                    MADE.incrementAndGet(),
                    meters.counter("hits", "Requests by path.", "path"),
                    meters.gauge("level", "The level."),
                    meters.timer("work", "How long work took."));
        }
    }

    private record Contextual(
            MiddlewareContext context, int number, Meters.Counter hits, Meters.Gauge level, Meters.Timer work)
            implements Middleware {

        @Override
        public Request.Handler wrap(Request.Handler next) {
            return (request, response, callback) -> {
                String path = request.getHttpURI().getPath();
                hits.increment(path);
                level.set(number);
                work.record(Duration.ofMillis(number));
                switch (path) {
                    case "/report" -> context.problems().error("list", "the list cannot be read");
                    case "/heal" -> context.problems().withdraw("list");
                    case "/renew" -> context.requestReplacement();
                    default -> context.logger().debug("{}", path);
                }
                Responses.error(response, callback, 200, String.valueOf(number));
                return true;
            };
        }

        @Override
        public InvocationType invocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
