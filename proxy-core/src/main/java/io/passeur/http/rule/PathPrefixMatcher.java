package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;

/** {@code PathPrefix}: the beginning of the path; {@code /a} matches {@code /ab} as well. */
record PathPrefixMatcher(String prefix) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return input.routingPath().startsWith(prefix);
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.path(input);
    }
}
