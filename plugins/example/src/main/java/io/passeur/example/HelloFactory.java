package io.passeur.example;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** Makes middlewares of the type {@code hello}. */
final class HelloFactory implements MiddlewareFactory<HelloConfig> {

    @Override
    public String type() {
        return "hello";
    }

    @Override
    public Class<HelloConfig> configType() {
        return HelloConfig.class;
    }

    @Override
    public Middleware create(HelloConfig config, MiddlewareContext context) {
        return new Hello(config.greeting());
    }
}
