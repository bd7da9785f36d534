package io.passeur.http.rule;

import com.google.re2j.Pattern;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;

/** {@code HostRegexp}: a pattern that finds a match in the host in lower case. */
record HostRegexpMatcher(Pattern pattern) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        return pattern.matcher(input.host()).find();
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.host(input);
    }
}
