package io.passeur.http.rule;

import io.passeur.spi.RoutedRequest;
import java.util.List;

/** Operands joined by {@code &&}. */
record AllOf(String text, List<Rule> parts) implements Rule {

    AllOf {
        parts = List.copyOf(parts);
    }

    @Override
    @SuppressWarnings("ForLoopReplaceableByForEach") // avoids an iterator for each request
    public boolean matches(RoutedRequest input) {
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).matches(input)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Explanation explain(RoutedRequest input) {
        return new Explanation(
                text,
                matches(input),
                "",
                parts.stream().map(part -> part.explain(input)).toList());
    }
}
