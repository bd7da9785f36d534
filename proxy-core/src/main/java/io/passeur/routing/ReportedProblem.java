package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.spi.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem and its subject.
 *
 * @param provider whose configuration it is
 * @param kind null if it is about a document
 * @param element null if it is about a document, or about what could not be read as an element
 */
public record ReportedProblem(
        Problem problem,
        String provider,
        @Nullable ElementKind<?> kind,
        @Nullable QualifiedName element) {}
