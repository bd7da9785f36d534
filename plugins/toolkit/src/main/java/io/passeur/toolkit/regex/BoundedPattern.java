package io.passeur.toolkit.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compiles the regular expressions that users write. RE2/J matches in time proportional to the text; here the size of the
 * compiled expression is bounded as well. RE2/J alone unrolls {@code (a{1000}){1000}} into a million steps; Go refuses
 * repetitions that multiply to more than 1000, and so does this class.
 */
public final class BoundedPattern {

    private static final int MAX_REPEAT = 1_000;
    private static final long MAX_SIZE = 500_000;

    private final String regex;
    private final Deque<Size> groups = new ArrayDeque<>();
    private Size atom = new Size();
    private int position;

    private BoundedPattern(String regex) {
        this.regex = regex;
    }

    /** @throws PatternSyntaxException if the text is not a regular expression, or one that is too large */
    public static Pattern compile(String regex) {
        new BoundedPattern(regex).check();
        return Pattern.compile(regex);
    }

    /** How many steps a part becomes, and how often its inmost part is repeated. */
    private static final class Size {
        private long steps;
        private long repeats = 1;
    }

    private void check() {
        groups.push(new Size());
        while (position < regex.length()) {
            char c = regex.charAt(position);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '[' -> single(endOfClass());
                case '\\' -> single(endOfEscape());
                case '*', '+', '?' -> position++;
                default -> single(position + 1);
            }
        }
    }

    private void open() {
        groups.push(new Size());
        position++;
    }

    private void close() {
        position++;
        if (groups.size() > 1) {
            atom = groups.pop();
            add(atom.steps, atom.repeats);
        }
    }

    private void single(int end) {
        atom = new Size();
        atom.steps = 1;
        add(1, 1);
        position = end;
    }

    /** What is no repetition is the character itself. */
    private void repeat() {
        int end = regex.indexOf('}', position);
        String inside = end < 0 ? "" : regex.substring(position + 1, end);
        if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            single(position + 1);
            return;
        }
        String[] bounds = inside.split(",");
        long times = Math.max(1, Long.parseLong(bounds[bounds.length - 1]));
        long before = atom.steps;
        atom.steps *= times;
        atom.repeats *= times;
        add(atom.steps - before, atom.repeats);
        position = end + 1;
    }

    private void add(long steps, long repeats) {
        Size group = groups.getFirst();
        group.steps += steps;
        group.repeats = Math.max(group.repeats, repeats);
        if (group.repeats > MAX_REPEAT) {
            throw new PatternSyntaxException(
                    "invalid repeat count: repetitions multiply to more than " + MAX_REPEAT, regex);
        }
        if (group.steps > MAX_SIZE) {
            throw new PatternSyntaxException("expression too large", regex);
        }
    }

    private int endOfClass() {
        int at = position + (regex.startsWith("[^", position) ? 2 : 1);
        at += regex.startsWith("]", at) ? 1 : 0;
        while (at < regex.length() && regex.charAt(at) != ']') {
            int named = regex.startsWith("[:", at) ? regex.indexOf(":]", at) : -1;
            at = named > 0 ? named + 2 : at + (regex.charAt(at) == '\\' ? 2 : 1);
        }
        return Math.min(regex.length(), at + 1);
    }

    private int endOfEscape() {
        char escaped = position + 1 < regex.length() ? regex.charAt(position + 1) : ' ';
        if (escaped == 'Q') {
            int end = regex.indexOf("\\E", position);
            return end < 0 ? regex.length() : end + 2;
        }
        boolean braced = (escaped == 'p' || escaped == 'P' || escaped == 'x') && regex.startsWith("{", position + 2);
        int brace = braced ? regex.indexOf('}', position) : -1;
        return brace < 0 ? position + 2 : brace + 1;
    }
}
