package io.passeur.rule;

import io.passeur.spi.RequestMatcher;
import com.google.re2j.Pattern;
import io.passeur.spi.RoutedRequest;

/** {@code HostRegexp}: a pattern that the host in lower case contains. */
record HostRegexpMatcher(Pattern pattern) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return pattern.matcher(input.host()).find();
    }

    @Override
    public String found(RoutedRequest input) {
        return Words.host(input);
    }
}
