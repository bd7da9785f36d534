package io.passeur.rule;

import com.google.re2j.PatternSyntaxException;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The matchers of one rule language by name. */
final class MatcherTable {

    private static final MatcherTable V3 = new MatcherTable(MatchersV3.all());
    private static final MatcherTable V2 = new MatcherTable(MatchersV2.all());

    private final Map<String, Entry> byName = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    /**
     * @param counts how many arguments it takes; empty for one or more
     * @param emptyAllowed from which argument on the empty string means something
     */
    record Entry(String name, List<Integer> counts, int emptyAllowed, Function<List<String>, Matcher> factory) {

        Matcher build(Token at, List<String> arguments) {
            String problem = problem(arguments);
            if (!problem.isEmpty()) {
                throw new RuleSyntaxException(at.column(), problem);
            }
            try {
                return factory.apply(arguments);
            } catch (PatternSyntaxException e) {
                throw new RuleSyntaxException(at.column(), "compiling " + name + " matcher: " + e.getMessage());
            } catch (ConfigurationException e) {
                throw new RuleSyntaxException(at.column(), String.valueOf(e.getMessage()));
            }
        }

        private String problem(List<String> arguments) {
            if (arguments.isEmpty()) {
                return "no args for matcher " + name + ", expected a string as in " + name + "(`…`)";
            }
            for (int i = 0; i < Math.min(arguments.size(), emptyAllowed); i++) {
                if (arguments.get(i).isEmpty()) {
                    return "empty args for matcher " + name + ", [" + String.join(" ", arguments) + ']';
                }
            }
            if (counts.isEmpty() || counts.contains(arguments.size())) {
                return "";
            }
            return "unexpected number of parameters; got " + arguments.size() + ", expected one of "
                    + counts.toString().replace(",", "") + " for matcher " + name
                    + (counts.equals(List.of(1)) ? "; alternatives are joined by \"||\"" : "");
        }
    }

    private MatcherTable(List<Entry> entries) {
        for (Entry entry : entries) {
            names.add(entry.name());
            for (String spelling : spellings(entry.name())) {
                byName.put(spelling, entry);
            }
        }
    }

    static MatcherTable of(RuleSyntax syntax) {
        return syntax == RuleSyntax.V3 ? V3 : V2;
    }

    Entry find(Token name) {
        Entry entry = byName.get(name.value());
        if (entry == null) {
            throw new RuleSyntaxException(name.column(), "unsupported function: " + name.value() + hint(name.value()));
        }
        return entry;
    }

    private String hint(String written) {
        String sameName = names.stream()
                .filter(name -> name.equalsIgnoreCase(written))
                .findFirst()
                .orElse(null);
        if (sameName != null) {
            return "; did you mean \"" + sameName + "\"?";
        }
        MatcherTable other = this == V3 ? V2 : V3;
        if (other.byName.containsKey(written)) {
            return " is a matcher of the rule syntax " + (this == V3 ? "v2" : "v3") + Suggestions.hint(written, names);
        }
        String close = Suggestions.hint(written, names);
        return close.isEmpty() ? ", expected one of " + String.join(", ", names) : close;
    }

    /** As defined, lower case, upper case, and the first letter alone in upper case. */
    private static Set<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return new TreeSet<>(List.of(name, lower, name.toUpperCase(Locale.ROOT), name.charAt(0) + lower.substring(1)));
    }
}
