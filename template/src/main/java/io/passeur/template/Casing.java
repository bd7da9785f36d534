package io.passeur.template;

import java.util.function.IntUnaryOperator;

/** Upper and lower case of words. */
final class Casing {

    private Casing() {}

    static String title(String text) {
        return firstOfWords(text, Character::toTitleCase);
    }

    static String untitle(String text) {
        return firstOfWords(text, Character::toLowerCase);
    }

    static String swapped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> out.appendCodePoint(
                        Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
        return out.toString();
    }

    static String initials(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            out.append(word.isEmpty() ? "" : Character.toString(word.codePointAt(0)));
        }
        return out.toString();
    }

    private static String firstOfWords(String text, IntUnaryOperator change) {
        StringBuilder out = new StringBuilder();
        int before = ' ';
        for (int c : text.codePoints().toArray()) {
            out.appendCodePoint(separates(before) ? change.applyAsInt(c) : c);
            before = c;
        }
        return out.toString();
    }

    private static boolean separates(int c) {
        return c < 0x80 ? !Character.isLetterOrDigit(c) && c != '_' : Character.isWhitespace(c);
    }
}
