package io.passeur.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the hosts that a rule names. */
final class Domains {

    private Domains() {}

    static List<String> of(Rule rule) {
        Set<String> found = new LinkedHashSet<>();
        collect(rule, found);
        return List.copyOf(found);
    }

    private static void collect(Rule rule, Set<String> found) {
        if (rule instanceof Negation negation) {
            collect(negation.part(), found);
        } else if (rule instanceof AllOf all) {
            all.parts().forEach(part -> collect(part, found));
        } else if (rule instanceof AnyOf any) {
            any.parts().forEach(part -> collect(part, found));
        } else if (rule instanceof Clause clause) {
            collect(clause.matcher(), found);
        }
    }

    private static void collect(Matcher matcher, Set<String> found) {
        if (matcher instanceof HostMatcher host) {
            found.add(host.domain());
        } else if (matcher instanceof Several several) {
            several.parts().forEach(part -> collect(part, found));
        }
    }
}
