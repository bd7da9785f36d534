package io.passeur.template;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that take text apart into words: other spellings of names, abbreviations, and lines of limited width. */
final class WordFunctions {

    /** Digits belong to the word before them, unless a small letter follows. Any other character stands alone. */
    private static final Pattern WORD = Pattern.compile(
            "\\d+\\p{Ll}[\\p{Ll}\\d]*"
                    + "|\\p{Lu}?\\p{Ll}+(\\d+(?![\\p{Ll}\\d]))?"
                    + "|\\p{Lu}+(?!\\p{Ll})(\\d+(?![\\p{Ll}\\d]))?"
                    + "|\\d+|[\\s_-]|.",
            Pattern.DOTALL);

    private static final String ELLIPSIS = "...";

    private WordFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("snakecase", 1, args -> connected(args.text(0), "_"));
        table.add("kebabcase", 1, args -> connected(args.text(0), "-"));
        table.add("camelcase", 1, args -> camel(args.text(0)));
        table.add("abbrev", 2, args -> abbreviated(args.text(1), 0, args.integer(0)));
        table.add("abbrevboth", 3, args -> abbreviated(args.text(2), args.integer(0), args.integer(1)));
        table.add("wrap", 2, args -> wrapped(args.text(1), args.integer(0), "\n", false));
        table.add("wrapWith", 3, args -> wrapped(args.text(2), args.integer(0), args.text(1), true));
        table.add("hello", 0, args -> "Hello!");
    }

    private static String connected(String text, String connector) {
        BoundedText out = new BoundedText();
        boolean afterWord = false;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (word.matches("[\\s_-]")) {
                out.append(connector);
                afterWord = false;
            } else {
                boolean isWord = Character.isLetterOrDigit(word.codePointAt(0));
                out.append(afterWord && isWord ? connector : "").append(word.toLowerCase(Locale.ROOT));
                afterWord = isWord;
            }
        }
        return out.toString();
    }

    /** Connectors at the start stay; of those between words, one is dropped, and a capital takes its place. */
    private static String camel(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder connectors = new StringBuilder();
        int before = 0;
        for (int c : text.codePoints().toArray()) {
            if (c == '_' || c == '-' || Character.isWhitespace(c)) {
                connectors.appendCodePoint(c);
                continue;
            }
            boolean starts = out.length() == 0 || connectors.length() > 0;
            out.append(connectors, out.length() == 0 || connectors.length() == 0 ? 0 : 1, connectors.length());
            out.appendCodePoint(
                    starts ? Character.toUpperCase(c) : Character.isUpperCase(before) ? Character.toLowerCase(c) : c);
            connectors.setLength(0);
            before = c;
        }
        return out.append(connectors).toString();
    }

    /** @param offset what may be left out on the left; then dots stand there too */
    private static String abbreviated(String text, long offset, long width) {
        int length = text.length();
        if (width < 4 || offset > 0 && width < 7 || length <= width) {
            return text;
        }
        int start = (int) Math.min(offset, length);
        int shown = (int) width - ELLIPSIS.length();
        if (length - start < shown) {
            start = length - shown;
        }
        if (start <= 4) {
            return text.substring(0, shown) + ELLIPSIS;
        }
        if (start + shown < length) {
            return ELLIPSIS + text.substring(start, start + shown - ELLIPSIS.length()) + ELLIPSIS;
        }
        return ELLIPSIS + text.substring(length - shown);
    }

    /** @param cut whether words that are longer than a line are cut */
    private static String wrapped(String text, long wanted, String separator, boolean cut) {
        int width = (int) Math.max(1, Math.min(wanted, Integer.MAX_VALUE));
        BoundedText out = new BoundedText();
        int position = 0;
        while (text.length() - position > width) {
            if (text.charAt(position) == ' ') {
                position++;
                continue;
            }
            int space = text.lastIndexOf(' ', position + width);
            int next = cut ? -1 : text.indexOf(' ', position + width);
            if (space > position) {
                out.append(text.substring(position, space)).append(separator);
                position = space + 1;
            } else if (cut) {
                out.append(text.substring(position, position + width)).append(separator);
                position += width;
            } else if (next >= 0) {
                out.append(text.substring(position, next)).append(separator);
                position = next + 1;
            } else {
                break;
            }
        }
        return out.append(text.substring(position)).toString();
    }
}
