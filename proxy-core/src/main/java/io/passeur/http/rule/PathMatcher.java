package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;

/** {@code Path}: the whole path. */
record PathMatcher(String path) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return path.equals(input.routingPath());
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.path(input);
    }
}
