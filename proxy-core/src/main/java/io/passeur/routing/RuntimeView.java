package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.element.ElementKinds;
import io.passeur.element.ElementRole;
import io.passeur.guard.LiveProblems;
import io.passeur.live.ServerGroup;
import io.passeur.spi.Problem;
import io.passeur.tls.TlsView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of all elements and its reasons: the one view that log, API, dashboard and commands read. Immutable but for
 * the servers' states, which are asked from the live services, and for certificates, which come and go.
 *
 * @param kinds all that are declared
 * @param compiledElements by their kind, as the compilation left them
 * @param leftOut the number of definitions, by kind, that did not become elements: they could not be read, or the element
 *     is already defined elsewhere
 * @param servers the live objects that have servers, by kind and element
 * @param parts what else compilers show, by its type
 * @param compiled everything that is wrong with the configuration, elements' errors included
 * @param live what was found since, and lasts
 */
public record RuntimeView(
        ElementKinds kinds,
        Map<ElementKind<?>, SortedMap<QualifiedName, ? extends ElementView<?>>> compiledElements,
        Map<ElementKind<?>, Integer> leftOut,
        Map<ElementKind<?>, Map<QualifiedName, ? extends ServerGroup>> servers,
        Map<Class<?>, Object> parts,
        Supplier<TlsView> certificates,
        List<ReportedProblem> compiled,
        Supplier<List<LiveProblems.Found>> live) {

    /** Everything that is wrong at this moment: what the compilation found, and what was found since and lasts. */
    public List<ReportedProblem> reported() {
        List<ReportedProblem> all = new ArrayList<>(compiled);
        live.get()
                .forEach(found -> all.add(new ReportedProblem(
                        found.problem(),
                        found.provider(),
                        kinds.owning(found.problem().path()),
                        found.element())));
        servers.forEach((kind, groups) -> groups.forEach((name, group) -> group.unreachableServers()
                .forEach((url, why) -> all.add(unreachable(kind, name, "server " + url + ": " + why)))));
        return all;
    }

    private ReportedProblem unreachable(ElementKind<?> kind, QualifiedName name, String what) {
        ElementView<?> element = compiled(kind).get(name);
        Problem problem = Problem.warning(kind.path(name.toString()), what, element == null ? null : element.origin());
        return new ReportedProblem(problem, name.provider(), kind, name);
    }

    /** The elements of one kind and their states, with the problems that they have at this moment. */
    public <S> SortedMap<QualifiedName, ElementView<S>> elements(ElementKind<S> kind) {
        SortedMap<QualifiedName, ElementView<S>> elements = compiled(kind);
        for (LiveProblems.Found found : live.get()) {
            QualifiedName name = found.element();
            if (name != null && found.problem().path().equals(kind.path(name.toString()))) {
                elements = new TreeMap<>(elements);
                elements.computeIfPresent(
                        name, (key, view) -> view.with(found.problem().message()));
            }
        }
        return elements;
    }

    @SuppressWarnings("unchecked") // elements are stored below their own kind
    private <S> SortedMap<QualifiedName, ElementView<S>> compiled(ElementKind<S> kind) {
        return (SortedMap<QualifiedName, ElementView<S>>)
                compiledElements.getOrDefault(kind, Collections.emptySortedMap());
    }

    /** The same view with one problem more, which comes first. */
    RuntimeView with(ReportedProblem problem) {
        List<ReportedProblem> all = new ArrayList<>(List.of(problem));
        all.addAll(compiled);
        return new RuntimeView(kinds, compiledElements, leftOut, servers, parts, certificates, List.copyOf(all), live);
    }

    /** Everything that is wrong with the configuration, elements' errors included. */
    public List<Problem> problems() {
        return reported().stream().map(ReportedProblem::problem).toList();
    }

    /** The certificates that are served at this moment, and what their resolvers do. */
    public TlsView tls() {
        return certificates.get();
    }

    /** The servers of an element at this moment; none if it is not live, or of a kind without servers. */
    public ServerGroup servers(ElementKind<?> kind, QualifiedName element) {
        @Nullable ServerGroup group = servers.getOrDefault(kind, Map.of()).get(element);
        return group == null ? ServerGroup.NONE : group;
    }

    /**
     * What a compiler shows beside elements and servers.
     *
     * @throws IllegalArgumentException if no compiler does
     */
    public <P> P part(Class<P> type) {
        P part = type.cast(parts.get(type));
        if (part == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " (expected: a part that a compiler shows)");
        }
        return part;
    }

    /** The full names of the elements that have a role, whatever their kind. */
    public Set<String> names(ElementRole role) {
        Set<String> names = new HashSet<>();
        compiledElements.forEach((kind, elements) -> {
            if (kind.role() == role) {
                elements.keySet().forEach(name -> names.add(name.toString()));
            }
        });
        return names;
    }

    /** The full name of what an element of a provider means by a reference; it need not exist. */
    public QualifiedName resolve(ElementKind<?> kind, String reference, String provider) {
        return References.resolve(reference, provider, compiled(kind).keySet(), warning -> {});
    }
}
