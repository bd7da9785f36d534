package io.passeur.tracing;

import io.passeur.observation.Observed;
import io.passeur.spi.DelegatingMiddleware;
import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A middleware with a span for each request in detailed traces. */
final class TracedMiddleware extends DelegatingMiddleware {

    private final String name;
    private final String type;

    /**
     * @param name the full name of the element
     * @param type the name of the span
     */
    TracedMiddleware(String name, String type, Middleware middleware) {
        super(middleware);
        this.name = name;
        this.type = type;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return new TracedStep(name, type, super.wrap(new PassedOn(next)));
    }

    /** Notices that the middleware has not answered the request itself. */
    private record PassedOn(Request.Handler handler) implements Request.Handler {

        @Override
        public InvocationType getInvocationType() {
            return handler.getInvocationType();
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (Request.as(request, Observed.class) instanceof TracedRequest traced) {
                traced.passOn();
            }
            return handler.handle(request, response, callback);
        }
    }
}
