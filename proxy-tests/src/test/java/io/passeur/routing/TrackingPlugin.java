package io.passeur.routing;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** A middleware that passes everything on and lets tests see how long it lives. Elements are known by their full names. */
public final class TrackingPlugin implements Plugin {

    static final Set<String> MADE = ConcurrentHashMap.newKeySet();
    static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();
    /** What the last routing table calls. */
    static final Map<String, WeakReference<Request.Handler>> HANDLERS = new ConcurrentHashMap<>();

    public record Nothing() {}

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new Factory());
    }

    static final class Factory implements MiddlewareFactory<Nothing> {

        @Override
        public String type() {
            return "tracked";
        }

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Middleware create(Nothing config, MiddlewareContext context) {
            MADE.add(context.name());
            return new Tracked(context.name());
        }
    }

    private record Tracked(String name) implements Middleware {

        @Override
        public Request.Handler wrap(Request.Handler next) {
            Request.Handler handler = (request, response, callback) -> next.handle(request, response, callback);
            HANDLERS.put(name, new WeakReference<>(handler));
            return handler;
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
