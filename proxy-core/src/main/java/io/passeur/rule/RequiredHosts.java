package io.passeur.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derives from a rule's structure which hosts a request must have. What is negated is turned over by De Morgan's laws. */
final class RequiredHosts {

    private RequiredHosts() {}

    static Optional<Set<String>> of(Rule rule) {
        return of(rule, true);
    }

    /** @param holds whether the hosts are wanted for which the part can be true, or those for which it can be false */
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
        if (rule instanceof GuardedRule guarded) {
            return of(guarded.rule(), holds);
        }
        return holds ? ((Clause) rule).matcher().requiredHosts() : Optional.empty();
    }

    /** All parts must hold, so each part's hosts alone are a sound answer; the fewest make the best index. */
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
