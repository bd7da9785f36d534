package io.passeur.middleware.auth.basic;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** Makes {@code basicAuth}. */
public final class BasicAuthFactory implements MiddlewareFactory<BasicAuthConfig> {

    @Override
    public String type() {
        return "basicAuth";
    }

    @Override
    public Class<BasicAuthConfig> configType() {
        return BasicAuthConfig.class;
    }

    @Override
    public Middleware create(BasicAuthConfig config, MiddlewareContext context) {
        Users users = Users.read(config, context.logger());
        return new BasicAuth(config, new Verifier(users, context.executor()));
    }
}
