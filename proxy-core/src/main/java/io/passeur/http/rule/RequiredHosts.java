package io.passeur.http.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derives the hosts that a rule requires from its structure. Negations are resolved by De Morgan's laws. */
final class RequiredHosts {

    private RequiredHosts() {}

    static Optional<Set<String>> of(Rule rule) {
        return of(rule, true);
    }

    /** @param holds true for the hosts for which the rule can hold, false for those for which it can fail */
    private static Optional<Set<String>> of(Rule rule, boolean holds) {
        if (rule instanceof Negation negation) {
            return of(negation.part(), !holds);
        }
        if (rule instanceof AllOf all) {
            return holds ? smallest(all.parts(), true) : union(all.parts(), false);
        }
        if (rule instanceof AnyOf any) {
            return holds ? union(any.parts(), true) : smallest(any.parts(), false);
        }
        if (rule instanceof FallibleRule guarded) {
            return of(guarded.rule(), holds);
        }
        return holds ? ((Clause) rule).matcher().requiredHosts() : Optional.empty();
    }

    /** All parts must hold, so the hosts of any one part suffice; the fewest make the best index. */
    private static Optional<Set<String>> smallest(List<Rule> parts, boolean holds) {
        Optional<Set<String>> best = Optional.empty();
        for (Rule part : parts) {
            Optional<Set<String>> hosts = of(part, holds);
            if (hosts.isPresent()
                    && (best.isEmpty() || hosts.get().size() < best.get().size())) {
                best = hosts;
            }
        }
        return best;
    }

    private static Optional<Set<String>> union(List<Rule> parts, boolean holds) {
        Set<String> all = new LinkedHashSet<>();
        for (Rule part : parts) {
            Optional<Set<String>> hosts = of(part, holds);
            if (hosts.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(hosts.get());
        }
        return Optional.of(Set.copyOf(all));
    }
}
