package io.passeur.server;

import io.passeur.observation.RequestObserver;
import java.util.List;
import java.util.function.Function;

/**
 * The observers of the requests of an entry point.
 *
 * @param sources each gives its observers of an entry point, by its name; asked once for each, in this order
 */
record Observers(List<Function<String, List<RequestObserver>>> sources) {

    Observers {
        sources = List.copyOf(sources);
    }

    /** In the order in which they are told. */
    List<RequestObserver> of(String entryPoint) {
        return sources.stream()
                .flatMap(source -> source.apply(entryPoint).stream())
                .toList();
    }
}
