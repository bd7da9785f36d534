package io.passeur.rule;

import io.passeur.spi.RoutedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A parsed rule: a tree whose leaves are {@link Clause}s. Immutable and thread-safe. */
public sealed interface Rule permits AllOf, AnyOf, Negation, Clause, GuardedRule {

    /** The rule or this part of it as written, without the white space and parentheses around it. */
    String text();

    boolean matches(RoutedRequest input);

    /** The same decision with the reason of each clause. */
    Explanation explain(RoutedRequest input);

    /**
     * The exact hosts of which a request must have one to match; empty if the rule can match other hosts as well. In lower
     * case, without a trailing dot. Wildcards of one label are returned as {@code *.example.com}.
     */
    default Optional<Set<String>> requiredHosts() {
        return RequiredHosts.of(this);
    }

    /**
     * The hosts that the rule names, for certificates: the values of all its {@code Host} clauses, negated
     * ones too, in order of appearance, in lower case, each once.
     */
    default List<String> domains() {
        return Domains.of(this, true);
    }

    /** The {@linkplain #domains() domains} without those that the rule names only to exclude them. */
    default List<String> hosts() {
        return Domains.of(this, false);
    }

    /** The priority of a router that gives none: the length of its rule in bytes. */
    static long defaultPriority(String rule) {
        return rule.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * The clause, whether it held, and why not.
     *
     * @param clause as written
     * @param reason what the request had instead; empty when the clause held, and for clauses made of parts
     * @param parts the operands of {@code &&}, {@code ||} and {@code !}; empty for a matcher
     */
    record Explanation(String clause, boolean matched, String reason, List<Explanation> parts) {

        public Explanation {
            parts = List.copyOf(parts);
        }

        /** Each clause on a line of its own, parts indented: what {@code explain} prints. */
        @Override
        public String toString() {
            StringBuilder out = new StringBuilder();
            print(out, 0);
            return out.toString();
        }

        private void print(StringBuilder out, int depth) {
            out.append("  ".repeat(depth)).append(matched ? "yes  " : "no   ").append(clause);
            if (!reason.isEmpty()) {
                out.append(": ").append(reason);
            }
            out.append('\n');
            parts.forEach(part -> part.print(out, depth + 1));
        }
    }
}
