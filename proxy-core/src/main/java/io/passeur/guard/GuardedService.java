package io.passeur.guard;

import io.passeur.spi.Service;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service of a plugin. If its {@code isUp} fails, it counts as down; other services are not affected. */
final class GuardedService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedService.class);

    private final Service service;
    private final String name;
    private final Guard guard;
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile boolean started = true;

    GuardedService(Service service, String name, Guard guard) {
        this.service = service;
        this.name = name;
        this.guard = guard;
    }

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

    /** A service that cannot start is down; what became live together with it stays live. */
    @Override
    public void start() {
        try {
            guard.run("start() of " + name, service::start);
        } catch (RuntimeException e) {
            started = false;
            LOG.error("{}; it counts as down", e.getMessage());
        }
    }

    @Override
    public boolean isUp() {
        return started && ask("isUp() of ", service::isUp);
    }

    @Override
    public boolean checksHealth() {
        return ask("checksHealth() of ", service::checksHealth);
    }

    private boolean ask(String question, Supplier<Boolean> call) {
        try {
            return guard.callHere(question + name, call);
        } catch (RuntimeException e) {
            if (reported.compareAndSet(false, true)) {
                LOG.warn("{}; it counts as down", e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() {
        guard.run("close() of " + name, service::close);
    }
}
