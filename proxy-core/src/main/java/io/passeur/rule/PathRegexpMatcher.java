package io.passeur.rule;

import io.passeur.spi.RequestMatcher;
import com.google.re2j.Pattern;
import io.passeur.spi.RoutedRequest;

/** {@code PathRegexp}: a pattern that the path contains. */
record PathRegexpMatcher(Pattern pattern) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return pattern.matcher(input.routingPath()).find();
    }

    @Override
    public String found(RoutedRequest input) {
        return Words.path(input);
    }
}
