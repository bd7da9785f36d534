package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;

/** {@code Method}: the method, in upper case. */
record MethodMatcher(String method) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return method.equals(input.method());
    }

    @Override
    public String found(RoutedRequest input) {
        return "method is " + RequestDescription.quoted(input.method());
    }
}
