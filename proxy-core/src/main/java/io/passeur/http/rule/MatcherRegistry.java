package io.passeur.http.rule;

import io.passeur.spi.MatcherFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The matchers that rules can use, by rule syntax and name: the proxy's own, and those of plugins. Immutable. */
public final class MatcherRegistry {

    private final Map<RuleSyntax, MatcherTable> tables = new EnumMap<>(RuleSyntax.class);

    /** @param added those of plugins, guarded; one with the name of one of the proxy's own is left out */
    public MatcherRegistry(Collection<MatcherFactory> added) {
        Set<String> taken = ownNames();
        List<MatcherEntry> entries = added.stream()
                .filter(factory -> !taken.contains(factory.name()))
                .map(MatcherEntry::of)
                .toList();
        for (RuleSyntax syntax : RuleSyntax.values()) {
            List<MatcherEntry> all = new ArrayList<>(own(syntax));
            all.addAll(entries);
            tables.put(syntax, new MatcherTable(all));
        }
    }

    /** The names that plugins cannot take; upper and lower case do not matter. */
    public static Set<String> ownNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(RuleSyntax.values())
                .flatMap(syntax -> own(syntax).stream())
                .forEach(entry -> names.add(entry.name()));
        return names;
    }

    private static List<MatcherEntry> own(RuleSyntax syntax) {
        return syntax == RuleSyntax.V3 ? MatchersV3.all() : MatchersV2.all();
    }

    /** @throws RuleSyntaxException if the syntax has no such matcher */
    MatcherEntry find(RuleSyntax syntax, Token name) {
        MatcherTable table = table(syntax);
        MatcherEntry entry = table.find(name.value());
        if (entry == null) {
            throw new RuleSyntaxException(
                    name.column(), "unsupported function: " + name.value() + hint(syntax, name.value()));
        }
        return entry;
    }

    private String hint(RuleSyntax syntax, String written) {
        MatcherTable table = table(syntax);
        String sameName = table.inAnotherCase(written);
        if (sameName != null) {
            return "; did you mean \"" + sameName + "\"?";
        }
        String close = table.hint(written);
        for (RuleSyntax other : RuleSyntax.values()) {
            if (other != syntax && table(other).find(written) != null) {
                return " is a matcher of the rule syntax " + other.written() + close;
            }
        }
        return close.isEmpty() ? ", expected one of " + String.join(", ", table.names()) : close;
    }

    @SuppressWarnings("NullAway") // there is a table for each syntax
    private MatcherTable table(RuleSyntax syntax) {
        return tables.get(syntax);
    }
}
