package io.passeur.guard;

import io.passeur.spi.DelegatingMiddleware;
import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** A middleware of a plugin. Its handlers move blocking calls to other threads themselves. */
final class GuardedMiddleware extends DelegatingMiddleware {

    private final Guard guard;
    private final MiddlewareHost host;
    private final GuardedStep step;
    private final Overload overload;

    private GuardedMiddleware(Middleware middleware, Guard guard, MiddlewareHost host, GuardedStep step) {
        super(middleware);
        this.guard = guard;
        this.host = host;
        this.step = step;
        overload = new Overload(step.toString(), host.logger());
    }

    /** @param name {@code the middleware a@file of the type geoBlock} */
    static GuardedMiddleware of(Middleware made, String name, Guard guard, MiddlewareHost host) {
        InvocationType type = guard.call("invocationType() of " + name, made::invocationType);
        GuardedStep step = new GuardedStep(name, guard, host, type != InvocationType.NON_BLOCKING);
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

    /** Returns immediately, since the last request of a retired table may call it. */
    @Override
    public void close() {
        host.withdraw();
        guard.runLater("close() of " + step, () -> close(delegate(), host));
    }

    static void close(Middleware middleware, MiddlewareHost host) {
        try {
            middleware.close();
        } finally {
            host.close();
        }
    }
}
