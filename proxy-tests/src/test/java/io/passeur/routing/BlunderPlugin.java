package io.passeur.routing;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.Responses;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Middlewares that break their contract, as plugins will. */
public final class BlunderPlugin implements Plugin {

    /** The full names of middlewares that were closed. */
    static final Queue<String> CLOSED = new ConcurrentLinkedQueue<>();

    public record Nothing() {}

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(
                new Factory("completesTwice", next -> (request, response, callback) -> {
                    Responses.error(response, callback, 200, "done");
                    throw new IllegalStateException("after the answer");
                }),
                new Factory("cannotWrap", next -> {
                    throw new IllegalStateException("no");
                }));
    }

    private interface Wrapping {
        Request.Handler around(Request.Handler next);
    }

    private record Factory(String type, Wrapping wrapping) implements MiddlewareFactory<Nothing> {

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Middleware create(Nothing config, MiddlewareContext context) {
            return new Blunder(context.name(), wrapping);
        }
    }

    private record Blunder(String name, Wrapping wrapping) implements Middleware {

        @Override
        public Request.Handler wrap(Request.Handler next) {
            return wrapping.around(next);
        }

        @Override
        public InvocationType invocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public void close() {
            CLOSED.add(name);
        }
    }
}
