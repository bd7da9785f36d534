package io.passeur.routing;

import io.passeur.element.ElementKind;

/**
 * Compiles the elements of one kind: each becomes live, is carried over, or is left out and reported. A kind without a compiler
 * has elements that others read, or that are only shown.
 *
 * @param <R> what all elements of the kind become together
 */
interface KindCompiler<R> {

    ElementKind<?> kind();

    Class<R> result();

    /** May use what compilers before this one have made. */
    R compile(Compilation compilation);
}
