package io.passeur.server;

import io.passeur.api.ElementJson;
import io.passeur.element.ElementKind;
import io.passeur.routing.KindCompiler;
import java.util.List;

/** Kinds of elements beside those that are always there, such as those of one more protocol. */
public interface AddedKinds {

    AddedKinds NONE = of();

    List<ElementKind<?>> kinds();

    /** Those of the kinds that become live; the others are only shown. Asked once, when all kinds are known. */
    default List<KindCompiler<?, ?>> compilers() {
        return List.of();
    }

    /** How the API shows those that it does not show as they are written. */
    default List<ElementJson<?>> shown() {
        return List.of();
    }

    /** Kinds that are only shown. */
    static AddedKinds of(ElementKind<?>... kinds) {
        List<ElementKind<?>> all = List.of(kinds);
        return () -> all;
    }
}
