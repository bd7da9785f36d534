package io.passeur.routing;

import io.passeur.element.ElementKind;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How many elements of each kind the configuration has, for messages; the proxy's own elements do not count. */
public final class ElementCounts {

    private ElementCounts() {}

    /** {@code 3 routers (1 left out), 1 service, 0 middlewares}. */
    public static String of(RuntimeView view) {
        return view.kinds().counted().stream()
                .map(kind ->
                        of(kind, view.elements(kind).values(), view.leftOut().getOrDefault(kind, 0)))
                .collect(Collectors.joining(", "));
    }

    private static String of(ElementKind<?> kind, Collection<? extends ElementView<?>> elements, int unread) {
        List<? extends ElementView<?>> users = elements.stream()
                .filter(element -> !element.name().provider().equals("internal"))
                .toList();
        long disabled = users.stream()
                .filter(element -> element.status() == Status.DISABLED)
                .count();
        long leftOut = disabled + unread;
        return counted(users.size() + unread, kind.noun()) + (leftOut > 0 ? " (" + leftOut + " left out)" : "");
    }

    /** {@code 1 router}, {@code 2 routers}. */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
