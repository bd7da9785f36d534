package io.passeur.routing;

import io.passeur.service.LiveService;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service behind the middlewares that its own {@code middlewares} name. */
record DecoratedService(LiveService service, Request.Handler handler) implements LiveService {

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
    public void onChange(Runnable listener) {
        service.onChange(listener);
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
