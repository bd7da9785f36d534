package io.passeur.http.middleware;

import io.passeur.spi.Middleware;

/** Decorates each middleware that is created. */
@FunctionalInterface
public interface MiddlewareDecorator {

    /**
     * @param name of the element, in full
     * @param type as its factory writes it
     */
    Middleware decorate(String name, String type, Middleware made);
}
