package io.passeur.http.rule;

import io.passeur.toolkit.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The matchers of one rule syntax by name. */
final class MatcherTable {

    private final Map<String, MatcherEntry> byName = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    MatcherTable(List<MatcherEntry> entries) {
        for (MatcherEntry entry : entries) {
            names.add(entry.name());
            for (String spelling : spellings(entry.name())) {
                byName.put(spelling, entry);
            }
        }
    }

    @Nullable
    MatcherEntry find(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return names;
    }

    /** The name that was written in upper and lower case as nobody reads it, or null. */
    @Nullable
    String inAnotherCase(String written) {
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(written))
                .findFirst()
                .orElse(null);
    }

    String hint(String written) {
        return Suggestions.hint(written, names);
    }

    /** As defined, lower case, upper case, and the first letter alone in upper case. */
    private static Set<String> spellings(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return new TreeSet<>(List.of(name, lower, name.toUpperCase(Locale.ROOT), name.charAt(0) + lower.substring(1)));
    }
}
