package io.passeur.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits strings. {@code split} takes the string first, as in Traefik; {@code splitList} the separator, as in sprig.
 */
final class SplitFunctions {

    private SplitFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("split", 2, args -> split(args.text(0), args.text(1), -1));
        table.add("splitList", 2, args -> split(args.text(1), args.text(0), -1));
        table.add("splitn", 3, args -> numbered(split(args.text(2), args.text(0), args.integer(1))));
    }

    /** @param most the maximum number of parts, of which the last one holds the rest; negative for no limit */
    private static List<String> split(String text, String separator, long most) {
        List<String> parts = new ArrayList<>();
        if (most == 0) {
            return parts;
        }
        int position = 0;
        while (most < 0 || parts.size() < most - 1) {
            int end = end(text, separator, position);
            if (end < 0) {
                break;
            }
            parts.add(text.substring(position, end));
            TemplateValues.bounded(parts.size());
            position = end + separator.length();
        }
        if (!separator.isEmpty() || position < text.length()) {
            parts.add(text.substring(position));
        }
        return parts;
    }

    /** The end of the part that starts here. An empty separator separates all characters. */
    private static int end(String text, String separator, int position) {
        if (!separator.isEmpty()) {
            return text.indexOf(separator, position);
        }
        return position >= text.length() ? -1 : text.offsetByCodePoints(position, 1);
    }

    private static Dict numbered(List<String> parts) {
        Dict dict = new Dict();
        for (String part : parts) {
            dict.put("_" + dict.size(), part);
        }
        return dict;
    }
}
