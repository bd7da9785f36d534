package io.passeur.template;

import com.google.re2j.Matcher;

/** Go's replacement templates: {@code $1}, {@code ${1}}, {@code ${name}}, {@code $$}. */
final class RegexReplacement {

    private RegexReplacement() {}

    static String expand(String replacement, Matcher matcher) {
        BoundedText out = new BoundedText();
        int position = 0;
        while (position < replacement.length()) {
            int dollar = replacement.indexOf('$', position);
            if (dollar < 0) {
                break;
            }
            out.append(replacement.substring(position, dollar));
            position = reference(replacement, dollar, matcher, out);
        }
        return out.append(replacement.substring(position)).toString();
    }

    /** Appends the value of the reference that starts here; returns the position after the reference. */
    private static int reference(String replacement, int dollar, Matcher matcher, BoundedText out) {
        int start = dollar + 1;
        if (replacement.startsWith("$", start)) {
            out.append("$");
            return start + 1;
        }
        boolean braced = replacement.startsWith("{", start);
        int from = braced ? start + 1 : start;
        int end = from;
        while (end < replacement.length() && isNamePart(replacement.charAt(end))) {
            end++;
        }
        if (end == from || braced && !replacement.startsWith("}", end)) {
            out.append("$");
            return start;
        }
        out.append(group(matcher, replacement.substring(from, end)));
        return braced ? end + 1 : end;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** A group that does not exist or did not participate in the match is empty. */
    private static String group(Matcher matcher, String name) {
        try {
            String group = name.chars().allMatch(Character::isDigit)
                    ? matcher.group(Integer.parseInt(name))
                    : matcher.group(name);
            return group == null ? "" : group;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "";
        }
    }
}
