package io.passeur.guard;

import io.passeur.spi.Service;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service of a plugin. */
record GuardedService(Service service, String name, Guard guard) implements Service {

    @Override
    public void handle(Request request, Response response, Callback callback) throws Exception {
        try (var ignored = new ContextClassLoader(guard.loader())) {
            service.handle(request, response, callback);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new PluginException(guard.plugin() + " failed in handle() of " + name + ": " + e, e);
        }
    }

    @Override
    public void start() {
        guard.run("start() of " + name, service::start);
    }

    @Override
    public boolean isUp() {
        return guard.callHere("isUp() of " + name, service::isUp);
    }

    @Override
    public boolean checksHealth() {
        return guard.callHere("checksHealth() of " + name, service::checksHealth);
    }

    @Override
    public void close() {
        guard.run("close() of " + name, service::close);
    }
}
