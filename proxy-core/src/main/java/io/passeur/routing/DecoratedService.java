package io.passeur.routing;

import io.passeur.service.LiveService;
import io.passeur.spi.Middleware;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service behind the middlewares that its own {@code middlewares} name. */
record DecoratedService(LiveService service, List<Middleware> middlewares, Request.Handler handler)
        implements LiveService {

    DecoratedService(LiveService service, List<Middleware> middlewares, HandlerChain chain) {
        this(service, List.copyOf(middlewares), chain.compose(middlewares, service));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return handler.handle(request, response, callback);
    }

    @Override
    public void start() {
        service.start();
    }

    @Override
    public boolean isUp() {
        return service.isUp();
    }

    @Override
    public boolean checksHealth() {
        return service.checksHealth();
    }

    @Override
    public Map<String, String> serverStatus() {
        return service.serverStatus();
    }

    @Override
    public void close() {
        service.close();
    }
}
