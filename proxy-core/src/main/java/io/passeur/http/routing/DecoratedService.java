package io.passeur.http.routing;

import io.passeur.http.service.DelegatingService;
import io.passeur.http.service.LiveService;
import io.passeur.spi.Middleware;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service behind the middlewares that its own {@code middlewares} name. */
final class DecoratedService extends DelegatingService {

    private final List<Middleware> middlewares;
    private final Request.Handler handler;

    DecoratedService(LiveService service, List<Middleware> middlewares) {
        super(service);
        this.middlewares = List.copyOf(middlewares);
        handler = HandlerChain.compose(middlewares, service);
    }

    LiveService service() {
        return delegate();
    }

    List<Middleware> middlewares() {
        return middlewares;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return handler.handle(request, response, callback);
    }
}
