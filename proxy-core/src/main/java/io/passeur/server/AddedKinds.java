package io.passeur.server;

import io.passeur.element.ElementKind;
import io.passeur.routing.KindCompiler;
import java.util.List;

/**
 * Kinds of elements beside those that are always there.
 *
 * @param compilers those of the kinds that become live; the others are only shown
 */
public record AddedKinds(List<ElementKind<?>> kinds, List<KindCompiler<?, ?>> compilers) {

    public static final AddedKinds NONE = new AddedKinds(List.of(), List.of());

    public AddedKinds {
        kinds = List.copyOf(kinds);
        compilers = List.copyOf(compilers);
    }

    /** Kinds that are only shown. */
    public static AddedKinds of(ElementKind<?>... kinds) {
        return new AddedKinds(List.of(kinds), List.of());
    }
}
