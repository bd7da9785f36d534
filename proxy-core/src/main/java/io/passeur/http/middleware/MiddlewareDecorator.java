package io.passeur.http.middleware;

import io.passeur.spi.Middleware;

/** Puts something around each middleware that is made. */
@FunctionalInterface
public interface MiddlewareDecorator {

    /**
     * @param name of the element, in full
     * @param type as its factory writes it
     */
    Middleware decorate(String name, String type, Middleware made);
}
