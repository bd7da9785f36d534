package io.passeur.element;

import io.passeur.spi.ConfigurationSnapshot.Overlap;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;

/** Brings the parts of one provider's configuration together, in the order in which they count. */
public final class PartMerger {

    private final ElementKinds kinds;
    private final Overlap overlap;
    private final DynamicConfiguration.Builder whole = new DynamicConfiguration.Builder();

    public PartMerger(ElementKinds kinds, Overlap overlap) {
        this.kinds = kinds;
        this.overlap = overlap;
    }

    /** @param source where the part comes from, for elements of which nothing more exact is known */
    public void add(DynamicConfiguration part, Origin source) {
        for (ElementKind<?> kind : kinds.all()) {
            add(kind, part, source);
        }
        part.leftOut().forEach(whole::leaveOut);
        whole.problems(part.problems());
    }

    /** @param problem of no part */
    public void add(Problem problem) {
        whole.problem(problem);
    }

    public DynamicConfiguration whole() {
        return whole.build();
    }

    private <S> void add(ElementKind<S> kind, DynamicConfiguration part, Origin source) {
        part.elements(kind).forEach((name, spec) -> {
            Origin origin = part.origins().getOrDefault(kind.path(name), source);
            S before = kind.isList() ? null : whole.get(kind, name);
            if (kind.isList()) {
                whole.add(kind, spec, origin);
            } else if (before == null) {
                whole.put(kind, name, spec, origin);
            } else {
                meet(kind, name, before, spec, origin);
            }
        });
    }

    private <S> void meet(ElementKind<S> kind, String name, S before, S spec, Origin origin) {
        Origin first = whole.origin(kind, name);
        if (overlap == Overlap.DUPLICATES) {
            whole.leaveOut(kind, 1);
            whole.problem(Problem.warning(
                    kind.path(name), "is defined in " + first + " already; this second one is left out", origin));
            return;
        }
        S merged = kind.merge(before, spec);
        if (merged != null) {
            whole.put(kind, name, merged, first);
        } else {
            whole.leaveOut(kind, 1);
            whole.problem(Problem.error(
                    kind.path(name),
                    "is defined multiple times with different configurations; this one is left out, that of " + first
                            + " stays in use",
                    origin));
        }
    }
}
