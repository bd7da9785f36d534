package io.passeur.http.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the hosts that a rule names. */
final class RuleDomains {

    private final boolean negatedToo;
    private final Set<String> found = new LinkedHashSet<>();

    private RuleDomains(boolean negatedToo) {
        this.negatedToo = negatedToo;
    }

    /** @param negatedToo whether hosts that the rule excludes count */
    static List<String> of(Rule rule, boolean negatedToo) {
        RuleDomains domains = new RuleDomains(negatedToo);
        domains.collect(rule, false);
        return List.copyOf(domains.found);
    }

    private void collect(Rule rule, boolean negated) {
        if (rule instanceof FallibleRule guarded) {
            collect(guarded.rule(), negated);
        } else if (rule instanceof Negation negation) {
            collect(negation.part(), !negated);
        } else if (rule instanceof AllOf all) {
            all.parts().forEach(part -> collect(part, negated));
        } else if (rule instanceof AnyOf any) {
            any.parts().forEach(part -> collect(part, negated));
        } else if (rule instanceof Clause clause && (negatedToo || !negated)) {
            found.addAll(clause.matcher().domains());
        }
    }
}
