package io.passeur.matrix;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** A middleware of which each object is counted twice: when it is made, and when it is closed. */
public final class MortalPlugin implements Plugin {

    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger CLOSED = new AtomicInteger();

    /**
     * @param number makes one different from the next
     * @param blocks whether it says that it may block
     */
    public record Settings(long number, boolean blocks) {}

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new Factory());
    }

    private static final class Factory implements MiddlewareFactory<Settings> {

        @Override
        public String type() {
            return "mortal";
        }

        @Override
        public Class<Settings> configType() {
            return Settings.class;
        }

        @Override
        public Middleware create(Settings settings, MiddlewareContext context) {
            MADE.incrementAndGet();
            return new Mortal(settings);
        }
    }

    private record Mortal(Settings settings) implements Middleware {

        @Override
        public Request.Handler wrap(Request.Handler next) {
            return (request, response, callback) -> next.handle(request, response, callback);
        }

        @Override
        public InvocationType invocationType() {
            return settings.blocks() ? InvocationType.BLOCKING : InvocationType.NON_BLOCKING;
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }
}
