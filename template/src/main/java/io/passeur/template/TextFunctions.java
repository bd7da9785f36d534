package io.passeur.template;

import java.util.List;
import java.util.Locale;

/** Functions on strings. The string is the last argument, so that it can be piped in. */
final class TextFunctions {

    private TextFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("upper", 1, args -> args.text(0).toUpperCase(Locale.ROOT));
        table.add("lower", 1, args -> args.text(0).toLowerCase(Locale.ROOT));
        table.add("title", 1, args -> Casing.title(args.text(0)));
        table.add("untitle", 1, args -> Casing.untitle(args.text(0)));
        table.add("swapcase", 1, args -> Casing.swapped(args.text(0)));
        table.add("trim", 1, args -> args.text(0).strip());
        table.add("trimAll", 2, args -> trimAll(args.text(1), args.text(0)));
        table.add("trimall", 2, args -> trimAll(args.text(1), args.text(0)));
        table.add("trimPrefix", 2, args -> trimPrefix(args.text(1), args.text(0)));
        table.add("trimSuffix", 2, args -> trimSuffix(args.text(1), args.text(0)));
        table.add("nospace", 1, args -> args.text(0).replaceAll("\\s", ""));
        table.add("contains", 2, args -> args.text(1).contains(args.text(0)));
        table.add("hasPrefix", 2, args -> args.text(1).startsWith(args.text(0)));
        table.add("hasSuffix", 2, args -> args.text(1).endsWith(args.text(0)));
        table.add("replace", 3, args -> replace(args.text(2), args.text(0), args.text(1)));
        table.add("repeat", 2, args -> repeat(args.text(1), args.integer(0)));
        table.add("substr", 3, args -> substring(args.text(2), args.integer(0), args.integer(1)));
        table.add("trunc", 2, args -> truncated(args.text(1), args.integer(0)));
        table.add("plural", 3, args -> args.looseInteger(2) == 1 ? args.text(0) : args.text(1));
        table.add("initials", 1, args -> Casing.initials(args.text(0)));
        table.add("normalize", 1, args -> normalized(args.text(0)));
    }

    private static String trimAll(String text, String characters) {
        int start = 0;
        int end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String trimPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String trimSuffix(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    static String replace(String text, String old, String replacement) {
        if (old.isEmpty()) {
            BoundedText out = new BoundedText().append(replacement);
            text.codePoints().forEach(c -> out.append(Character.toString(c)).append(replacement));
            return out.toString();
        }
        BoundedText out = new BoundedText();
        int position = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, position)) {
            out.append(text.substring(position, at)).append(replacement);
            position = at + old.length();
        }
        return out.append(text.substring(position)).toString();
    }

    private static String repeat(String text, long count) {
        if (count < 0) {
            throw new FunctionFailure("negative repeat count " + count);
        }
        return new BoundedText()
                .repeat(text, Math.min(count, TemplateLimits.TEXT + 1L))
                .toString();
    }

    private static String substring(String text, long start, long end) {
        int length = Utf8.length(text);
        if (start < 0) {
            return Utf8.slice(text, 0, end);
        }
        return Utf8.slice(text, start, end < 0 || end > length ? length : end);
    }

    /** Returns the first bytes, or the last bytes if the count is negative. */
    private static String truncated(String text, long count) {
        int length = Utf8.length(text);
        if (count < 0 && length + count > 0) {
            return Utf8.slice(text, length + count, length);
        }
        return count >= 0 && count < length ? Utf8.slice(text, 0, count) : text;
    }

    /** Keeps letters and digits, and replaces each run of other characters with a hyphen, except at the ends. */
    static String normalized(String text) {
        StringBuilder spaced = new StringBuilder();
        text.codePoints().forEach(c -> spaced.appendCodePoint(isLetterOrNumber(c) ? c : ' '));
        return String.join("-", List.of(spaced.toString().strip().split(" +")));
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
