package io.passeur.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.passeur.toolkit.regex.BoundedPattern;
import java.util.ArrayList;
import java.util.List;

/** RE2 regular expressions, whose running time is linear in the length of the text. */
final class RegexFunctions {

    private RegexFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("regexMatch", 2, args -> matcher(args).find());
        table.add("mustRegexMatch", 2, args -> matcher(args).find());
        table.add("regexFind", 2, args -> first(matcher(args)));
        table.add("regexFindAll", 3, args -> all(matcher(args), args.integer(2)));
        table.add("regexReplaceAll", 3, args -> replaced(matcher(args), args.text(1), args.text(2), false));
        table.add("regexReplaceAllLiteral", 3, args -> replaced(matcher(args), args.text(1), args.text(2), true));
        table.add("regexSplit", 3, args -> split(matcher(args), args.text(1), args.integer(2)));
        for (String name : List.of("Find", "FindAll", "ReplaceAll", "ReplaceAllLiteral", "Split")) {
            table.alias("mustRegex" + name, "regex" + name);
        }
        table.add("regexQuoteMeta", 1, args -> Pattern.quote(args.text(0)));
    }

    private static Matcher matcher(FunctionArguments args) {
        try {
            return BoundedPattern.compile(args.text(0)).matcher(args.text(1));
        } catch (PatternSyntaxException e) {
            throw new FunctionFailure(String.valueOf(e.getMessage()));
        }
    }

    private static String first(Matcher matcher) {
        return matcher.find() ? matcher.group() : "";
    }

    private static List<String> all(Matcher matcher, long most) {
        List<String> found = new ArrayList<>();
        while ((most < 0 || found.size() < most) && matcher.find()) {
            found.add(matcher.group());
            TemplateValues.bounded(found.size());
        }
        return found;
    }

    private static String replaced(Matcher matcher, String text, String replacement, boolean literal) {
        BoundedText out = new BoundedText();
        int position = 0;
        while (matcher.find()) {
            out.append(text.substring(position, matcher.start()));
            out.append(literal ? replacement : RegexReplacement.expand(replacement, matcher));
            position = matcher.end();
        }
        return out.append(text.substring(position)).toString();
    }

    private static List<String> split(Matcher matcher, String text, long most) {
        List<String> parts = new ArrayList<>();
        if (most == 0) {
            return parts;
        }
        int position = 0;
        while ((most < 0 || parts.size() < most - 1) && matcher.find()) {
            if (matcher.end() == 0) {
                continue;
            }
            parts.add(text.substring(position, matcher.start()));
            position = matcher.end();
            TemplateValues.bounded(parts.size());
        }
        if (position < text.length() || position == 0 || matcher.end() != matcher.start()) {
            parts.add(text.substring(position));
        }
        return parts;
    }
}
