package io.passeur.guard;

import io.passeur.spi.DelegatingMiddlewareFactory;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** A plugin's factory of middlewares. */
public final class GuardedMiddlewareFactory<C extends Record> extends DelegatingMiddlewareFactory<C> {

    private final Guard guard;
    private final FactoryIdentity<C> identity;

    private GuardedMiddlewareFactory(MiddlewareFactory<C> factory, Guard guard) {
        super(factory);
        this.guard = guard;
        identity = FactoryIdentity.of(guard, factory, factory::type, factory::configType);
    }

    public static <C extends Record> GuardedMiddlewareFactory<C> of(MiddlewareFactory<C> factory, Guard guard) {
        return new GuardedMiddlewareFactory<>(factory, guard);
    }

    @Override
    public String type() {
        return identity.type();
    }

    @Override
    public Class<C> configType() {
        return identity.configType();
    }

    /** @param context a {@link MiddlewareHost} */
    @Override
    public Middleware create(C config, MiddlewareContext context) {
        MiddlewareHost host = (MiddlewareHost) context;
        String name = "the middleware " + context.name() + " of the type " + type();
        Middleware made = make(name, config, host);
        return Creation.complete(
                guard,
                name,
                () -> GuardedMiddleware.of(made, name, guard, host),
                () -> GuardedMiddleware.close(made, host));
    }

    private Middleware make(String name, C config, MiddlewareHost host) {
        try {
            return guard.create(name, () -> delegate().create(config, host), Middleware::close);
        } catch (RuntimeException | Error e) {
            host.close();
            throw e;
        }
    }
}
