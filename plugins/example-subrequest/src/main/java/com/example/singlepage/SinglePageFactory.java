package com.example.singlepage;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** Makes middlewares of the type {@code singlePage}. */
final class SinglePageFactory implements MiddlewareFactory<SinglePageConfig> {

    @Override
    public String type() {
        return "singlePage";
    }

    @Override
    public Class<SinglePageConfig> configType() {
        return SinglePageConfig.class;
    }

    @Override
    public Middleware create(SinglePageConfig config, MiddlewareContext context) {
        return new SinglePage(context.subRequests().service(config.service()), config.page());
    }
}
