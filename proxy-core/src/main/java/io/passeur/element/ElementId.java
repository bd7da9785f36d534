package io.passeur.element;

import io.passeur.config.QualifiedName;

/** Which element of all kinds. */
public record ElementId(ElementKind<?> kind, QualifiedName name) {

    /** {@code http.services.web@file}. */
    @Override
    public String toString() {
        return kind.path(name.toString());
    }
}
