package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * An element and its state.
 *
 * @param errors why it is left out, or the warnings about it
 * @param related for routers the entry points that they are mounted on, for services and middlewares the routers that use
 *     them
 */
public record ElementView<S>(
        QualifiedName name,
        S spec,
        @Nullable Origin origin,
        Status status,
        List<String> errors,
        SortedSet<String> related) {

    /** The same element with one more problem, which does not keep it from being used. */
    ElementView<S> with(String problem) {
        List<String> more = new ArrayList<>(errors);
        more.add(problem);
        Status now = status == Status.ENABLED ? Status.WARNING : status;
        return new ElementView<>(name, spec, origin, now, List.copyOf(more), related);
    }
}
