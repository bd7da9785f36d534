package io.passeur.rule;

import java.util.Optional;
import java.util.Set;

/** A parsed rule. Immutable and thread-safe. */
public interface Rule {

    boolean matches(RuleInput input);

    /** The same decision with the reason of each clause. */
    Explanation explain(RuleInput input);

    /**
     * The exact hosts of which a request must have one to match; empty if the rule can match other hosts as well. Wildcards
     * of one label are returned as {@code *.example.com}.
     */
    Optional<Set<String>> requiredHosts();

    /**
     * The clause, whether it held, and why not.
     *
     * @param clause as written
     * @param reason what the request had instead; empty when the clause held
     */
    record Explanation(String clause, boolean matched, String reason, java.util.List<Explanation> parts) {}
}
