package io.passeur.http.rule;

import com.google.re2j.PatternSyntaxException;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.RequestMatcher;
import java.util.List;
import java.util.function.Function;

/**
 * A matcher that rules can use.
 *
 * @param counts how many arguments it takes; empty for one or more
 * @param emptyAllowed from which argument on the empty string means something
 * @param fallible whether it comes from a plugin, so that it may fail while it matches
 */
record MatcherEntry(
        String name,
        List<Integer> counts,
        int emptyAllowed,
        boolean fallible,
        Function<List<String>, RequestMatcher> factory) {

    static MatcherEntry own(
            String name, List<Integer> counts, int emptyAllowed, Function<List<String>, RequestMatcher> factory) {
        return new MatcherEntry(name, counts, emptyAllowed, false, factory);
    }

    /** @param factory of a plugin, guarded */
    static MatcherEntry of(MatcherFactory factory) {
        return new MatcherEntry(factory.name(), factory.argumentCounts(), Integer.MAX_VALUE, true, factory::create);
    }

    RequestMatcher build(Token at, List<String> arguments) {
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
        if (arguments.isEmpty() && !counts.contains(0)) {
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
