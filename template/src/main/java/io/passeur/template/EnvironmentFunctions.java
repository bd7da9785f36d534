package io.passeur.template;

import java.util.Map;

/** Environment variables. A variable that is not set is empty. */
final class EnvironmentFunctions {

    private EnvironmentFunctions() {}

    static void addTo(FunctionTable table, Map<String, String> environment) {
        table.add("env", 1, args -> environment.getOrDefault(args.text(0), ""));
        table.add("expandenv", 1, args -> expanded(args.text(0), environment));
    }

    /** Replaces {@code $NAME} and {@code ${NAME}}. */
    private static String expanded(String text, Map<String, String> environment) {
        BoundedText out = new BoundedText();
        int position = 0;
        while (position < text.length()) {
            int dollar = text.indexOf('$', position);
            if (dollar < 0 || dollar == text.length() - 1) {
                break;
            }
            out.append(text.substring(position, dollar));
            boolean braced = text.charAt(dollar + 1) == '{';
            int start = dollar + (braced ? 2 : 1);
            int end = start;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            boolean known = end > start && (!braced || text.startsWith("}", end));
            out.append(known ? environment.getOrDefault(text.substring(start, end), "") : "$");
            position = known ? end + (braced ? 1 : 0) : dollar + 1;
        }
        return out.append(text.substring(Math.min(position, text.length()))).toString();
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
    }
}
