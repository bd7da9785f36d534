package io.passeur.guard;

import io.passeur.spi.Service;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of a plugin. Its requests are handled as those of a middleware are. If its {@code isUp} fails, it counts as
 * down; other services are not affected.
 */
final class GuardedService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedService.class);

    private final Service service;
    private final String name;
    private final Guard guard;
    private final ServiceHost host;
    private final Request.Handler handler;
    private final DataPathCalls states;
    private final boolean checksHealth;
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile boolean started = true;

    /** @param name {@code the service a@file of the type failover} */
    GuardedService(Service service, String name, Guard guard, ServiceHost host) {
        this.service = service;
        this.name = name;
        this.guard = guard;
        this.host = host;
        GuardedStep step = new GuardedStep(name, guard, host, false);
        handler = new GuardedHandler(step, this::pass, new Overload(name, host.logger()));
        states = new DataPathCalls(
                guard,
                "isUp() of " + name,
                failure -> host.problems().error("isUp", failure + "; it is no longer asked and counts as down"));
        checksHealth = guard.call("checksHealth() of " + name, service::checksHealth);
    }

    private boolean pass(Request request, Response response, Callback callback) throws Exception {
        service.handle(request, response, callback);
        return true;
    }

    @Override
    public void handle(Request request, Response response, Callback callback) throws Exception {
        handler.handle(request, response, callback);
    }

    /** A service that cannot start is down; what became live together with it stays live. */
    @Override
    public void start() {
        try {
            guard.run("start() of " + name, service::start);
        } catch (RuntimeException e) {
            started = false;
            host.problems().error("start", e.getMessage() + "; it counts as down");
        }
    }

    @Override
    public boolean isUp() {
        if (!started || states.haveBlocked()) {
            return false;
        }
        try {
            return states.call(service::isUp);
        } catch (RuntimeException e) {
            if (reported.compareAndSet(false, true)) {
                LOG.warn("{}; it counts as down where it fails, and it is not logged again", e.getMessage());
                LOG.debug("{} failed", name, e);
            }
            return false;
        }
    }

    @Override
    public boolean checksHealth() {
        return checksHealth;
    }

    /** Returns immediately, since the last request of a retired table may call it. */
    @Override
    public void close() {
        host.withdraw();
        guard.runLater("close() of " + name, () -> close(service, host));
    }

    static void close(Service service, ServiceHost host) {
        try {
            service.close();
        } finally {
            host.close();
        }
    }
}
