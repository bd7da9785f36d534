package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;

/** A matcher with its arguments, as written. */
record Clause(String text, RequestMatcher matcher) implements Rule {

    @Override
    public boolean matches(RoutedRequest input) {
        return matcher.matches(input);
    }

    @Override
    public Explanation explain(RoutedRequest input) {
        boolean matched = matches(input);
        return new Explanation(text, matched, matched ? "" : found(input), List.of());
    }

    String found(RoutedRequest input) {
        return matcher.found(input);
    }
}
