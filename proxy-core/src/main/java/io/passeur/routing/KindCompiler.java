package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import java.util.Map;

/**
 * Compiles the elements of one kind: each becomes live, is carried over, or is left out and reported. A kind without a compiler
 * has elements that others read, or that are only shown. Starts nothing.
 *
 * @param <L> what one element becomes
 * @param <R> what all elements of the kind become together
 */
public interface KindCompiler<L, R extends CompiledKind<L>> {

    ElementKind<?> kind();

    /** How other compilers find what this one makes. */
    Class<R> result();

    /**
     * Closes what it opened if it throws; what {@link Compilation#hold} got is closed in any case.
     *
     * @param before {@link CompiledKind#live} of the previous compilation
     */
    R compile(Compilation compilation, Map<QualifiedName, L> before);
}
