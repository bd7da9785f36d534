package io.passeur.http.rule;

import io.passeur.spi.RoutedRequest;
import java.util.List;

/** An operand after {@code !}. */
record Negation(String text, Rule part) implements Rule {

    @Override
    public boolean matches(RoutedRequest input) {
        return !part.matches(input);
    }

    @Override
    public Explanation explain(RoutedRequest input) {
        Explanation inner = part.explain(input);
        String reason = inner.matched() && part instanceof Clause clause ? clause.found(input) : "";
        return new Explanation(text, !inner.matched(), reason, List.of(inner));
    }
}
