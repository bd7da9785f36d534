package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.provider.MergedConfiguration;
import java.util.HashMap;
import java.util.Map;

/** One compilation: what is to be compiled, what is live already, and what was made so far. Used by one thread. */
final class Compilation {

    private final MergedConfiguration configuration;
    private final LiveObjects before;
    private final Generation generation;
    private final ElementReports reports;
    private final Map<Class<?>, Object> results = new HashMap<>();

    /**
     * @param before what the previous compilation made and may be carried over
     * @param generation holds what this one makes
     */
    Compilation(ElementKinds kinds, MergedConfiguration configuration, LiveObjects before, Generation generation) {
        this.configuration = configuration;
        this.before = before;
        this.generation = generation;
        reports = new ElementReports(kinds, configuration);
    }

    MergedConfiguration configuration() {
        return configuration;
    }

    <S> Map<QualifiedName, Element<S>> elements(ElementKind<S> kind) {
        return configuration.elements(kind);
    }

    LiveObjects before() {
        return before;
    }

    Generation generation() {
        return generation;
    }

    ElementReports reports() {
        return reports;
    }

    <S> ElementReport<S> report(ElementKind<S> kind) {
        return reports.of(kind);
    }

    <R> void run(KindCompiler<R> compiler) {
        results.put(compiler.result(), compiler.compile(this));
    }

    /** What a compiler has made. */
    <R> R get(Class<R> result) {
        R made = result.cast(results.get(result));
        if (made == null) {
            throw new IllegalStateException(result.getSimpleName() + " is not compiled yet");
        }
        return made;
    }
}
