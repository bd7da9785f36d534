package io.passeur.http.rule;

import io.passeur.spi.RoutedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A parsed rule: a tree whose leaves are {@link Clause}s. Immutable and thread-safe. */
public sealed interface Rule permits AllOf, AnyOf, Negation, Clause, FallibleRule {

    /** The rule or this part of it as written, without the white space and parentheses around it. */
    String text();

    boolean matches(RoutedRequest input);

    /** The same decision with the reason of each clause. */
    Explanation explain(RoutedRequest input);

    /**
     * The hosts of which a request must have one to match, in lower case and without a trailing dot; wildcards of one label
     * as {@code *.example.com}. Empty if the rule can match requests to other hosts.
     */
    default Optional<Set<String>> requiredHosts() {
        return RequiredHosts.of(this);
    }

    /**
     * The hosts that the rule names, for certificates: those of all its clauses, negated ones too, in order of appearance,
     * in lower case, each once.
     */
    default List<String> domains() {
        return RuleDomains.of(this, true);
    }

    /** The {@linkplain #domains() domains} without those that the rule only excludes. */
    default List<String> hosts() {
        return RuleDomains.of(this, false);
    }

    /** The default priority of a router: the length of its rule in bytes. */
    static long defaultPriority(String rule) {
        return rule.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A clause, whether it matches, and if not, why.
     *
     * @param clause as written
     * @param reason what the request has instead; empty if the clause matches or has parts
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
