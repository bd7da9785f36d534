package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import java.util.Map;

/** The live objects of one compilation by their kind and element, so that the next one can carry over what did not change. */
record LiveObjects(Map<ElementKind<?>, Map<QualifiedName, ?>> byKind) {

    static final LiveObjects NONE = new LiveObjects(Map.of());

    /** Those that the same compiler made. */
    @SuppressWarnings("unchecked") // a kind has one compiler
    <L> Map<QualifiedName, L> of(KindCompiler<L, ?> compiler) {
        return (Map<QualifiedName, L>) byKind.getOrDefault(compiler.kind(), Map.of());
    }
}
