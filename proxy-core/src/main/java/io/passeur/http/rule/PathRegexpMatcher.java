package io.passeur.http.rule;

import com.google.re2j.Pattern;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;

/** {@code PathRegexp}: a pattern that finds a match in the path. */
record PathRegexpMatcher(Pattern pattern) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return pattern.matcher(input.routingPath()).find();
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.path(input);
    }
}
