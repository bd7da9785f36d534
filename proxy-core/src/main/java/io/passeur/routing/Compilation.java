package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.live.Lease;
import io.passeur.provider.MergedConfiguration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One compilation: what is to be compiled, what is live already, and what was made so far. Used by one thread. */
public final class Compilation {

    private final MergedConfiguration configuration;
    private final LiveObjects before;
    private final Generation generation;
    private final ElementReports reports;
    /** By what they make. */
    private final Map<Class<?>, KindCompiler<?, ?>> compilers = new LinkedHashMap<>();

    private final Set<Class<?>> begun = new HashSet<>();
    private final Map<Class<?>, CompiledKind<?>> results = new HashMap<>();

    /**
     * @param before what the previous compilation made and may be carried over
     * @param generation holds what this one makes
     */
    Compilation(
            ElementKinds kinds,
            MergedConfiguration configuration,
            LiveObjects before,
            Generation generation,
            Collection<KindCompiler<?, ?>> compilers) {
        this.configuration = configuration;
        this.before = before;
        this.generation = generation;
        reports = new ElementReports(kinds, configuration);
        compilers.forEach(compiler -> this.compilers.put(compiler.result(), compiler));
    }

    public MergedConfiguration configuration() {
        return configuration;
    }

    public <S> Map<QualifiedName, Element<S>> elements(ElementKind<S> kind) {
        return configuration.elements(kind);
    }

    /** Holds a live object for as long as this compilation or what follows from it is live. */
    public <T extends AutoCloseable> Lease<T> hold(Lease<T> lease) {
        return generation.hold(lease);
    }

    /** The lease of a new route, by which what runs on it holds what it needs. */
    public RouteLease route(Collection<Lease<?>> uses) {
        return generation.route(uses);
    }

    public <S> ElementReport<S> report(ElementKind<S> kind) {
        return reports.of(kind);
    }

    /** Replaces the report of a kind whose live elements differ from the written ones. */
    public <S> ElementReport<S> report(ElementKind<S> kind, Map<QualifiedName, Element<S>> elements) {
        return reports.of(kind, elements);
    }

    ElementReports reports() {
        return reports;
    }

    /** What a compiler makes, which begins now unless it was made already. */
    public <R extends CompiledKind<?>> R get(Class<R> result) {
        CompiledKind<?> made = results.get(result);
        return result.cast(made == null ? run(result) : made);
    }

    private CompiledKind<?> run(Class<?> result) {
        KindCompiler<?, ?> compiler = compilers.get(result);
        if (compiler == null || !begun.add(result)) {
            throw new IllegalStateException(
                    result.getSimpleName() + (compiler == null ? " has no compiler" : " is needed to make itself"));
        }
        CompiledKind<?> made = run(compiler);
        results.put(result, made);
        return made;
    }

    private <L> CompiledKind<L> run(KindCompiler<L, ?> compiler) {
        return compiler.compile(this, before.of(compiler));
    }

    /** Compiles all kinds, and puts together what goes live of them. */
    Assembly assemble() {
        compilers.values().forEach(compiler -> get(compiler.result()));
        Assembly assembly = new Assembly();
        compilers.forEach((result, compiler) -> assembly.add(compiler.kind(), get(compiler.result())));
        return assembly;
    }
}
