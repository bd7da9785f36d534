package io.passeur.plugin;

import io.passeur.spi.MatcherFactory;
import io.passeur.spi.RequestMatcher;
import java.util.List;

/** Lets the libraries of a plugin find their services while a matcher is made. */
record IsolatedMatcherFactory(MatcherFactory factory, ClassLoader loader) implements MatcherFactory {

    @Override
    public String name() {
        return factory.name();
    }

    @Override
    public List<Integer> argumentCounts() {
        return factory.argumentCounts();
    }

    @Override
    public RequestMatcher create(List<String> arguments) {
        try (var ignored = new ContextClassLoader(loader)) {
            return factory.create(arguments);
        }
    }
}
