package io.passeur.guard;

import io.passeur.spi.DelegatingMiddleware;
import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A middleware of a plugin. Its handlers move blocking calls to other threads themselves. */
final class GuardedMiddleware extends DelegatingMiddleware {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedMiddleware.class);

    private final Guard guard;
    private final MiddlewareHost host;
    private final GuardedStep step;
    private final Overload overload;
    private final boolean mayExpire;

    private GuardedMiddleware(Middleware middleware, Guard guard, MiddlewareHost host, GuardedStep step) {
        super(middleware);
        this.guard = guard;
        this.host = host;
        this.step = step;
        overload = new Overload(step.toString(), host.logger());
        mayExpire = overridesIsCurrent(middleware.getClass());
    }

    /** @param name {@code the middleware a@file of the type geoBlock} */
    static GuardedMiddleware of(Middleware made, String name, Guard guard, MiddlewareHost host) {
        InvocationType type = guard.call("invocationType() of " + name, made::invocationType);
        GuardedStep step =
                new GuardedStep(name, guard.plugin(), host, guard.loader(), type != InvocationType.NON_BLOCKING);
        return new GuardedMiddleware(made, guard, host, step);
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        Request.Handler handler =
                guard.call("wrap() of " + step, () -> delegate().wrap(new NextHandler(next)));
        return new GuardedHandler(step, handler, overload);
    }

    /** Its handlers never block their thread. */
    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** A middleware whose {@code isCurrent} fails is replaced. */
    @Override
    public boolean isCurrent() {
        if (host.isReplacementDue()) {
            return false;
        }
        if (!mayExpire) {
            return true;
        }
        try {
            return guard.call("isCurrent() of " + step, () -> delegate().isCurrent());
        } catch (RuntimeException e) {
            LOG.warn("{}; the middleware is replaced", e.getMessage(), e);
            return false;
        }
    }

    /** A reload asks every middleware, and handing a call to another thread costs more than the answer that all share. */
    private static boolean overridesIsCurrent(Class<?> type) {
        try {
            return type.getMethod("isCurrent").getDeclaringClass() != Middleware.class;
        } catch (NoSuchMethodException | LinkageError e) {
            return true;
        }
    }

    /** Returns immediately, since the last request of a retired table may call it. */
    @Override
    public void close() {
        guard.runLater("close() of " + step, () -> {
            try {
                delegate().close();
            } finally {
                host.close();
            }
        });
    }
}
