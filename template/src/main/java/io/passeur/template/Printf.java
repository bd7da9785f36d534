package io.passeur.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Go's {@code printf}: flags {@code +-# 0}, width, precision, and the verbs for strings, numbers and booleans. */
final class Printf {

    private static final int MAX_WIDTH = 10_000;

    private final String format;
    private final List<@Nullable Object> values;
    private final BoundedText out = new BoundedText();
    private int position;
    private int used;

    private Printf(String format, List<@Nullable Object> values) {
        this.format = format;
        this.values = values;
    }

    static String format(String format, List<@Nullable Object> values) {
        return new Printf(format, values).run();
    }

    private String run() {
        while (position < format.length()) {
            int percent = format.indexOf('%', position);
            if (percent < 0) {
                out.append(format.substring(position));
                break;
            }
            out.append(format.substring(position, percent));
            position = percent + 1;
            verb();
        }
        extra();
        return out.toString();
    }

    private void verb() {
        StringBuilder flags = new StringBuilder();
        while (position < format.length() && "+-# 0".indexOf(format.charAt(position)) >= 0) {
            flags.append(format.charAt(position++));
        }
        int width = number();
        int precision = -1;
        if (position < format.length() && format.charAt(position) == '.') {
            position++;
            precision = Math.max(0, number());
        }
        if (position >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(position);
        position += Character.charCount(verb);
        if (verb == '%') {
            out.append("%");
        } else if (used >= values.size()) {
            out.append("%!" + Character.toString(verb) + "(MISSING)");
        } else {
            out.append(new PrintfVerb(verb, flags.toString(), width, precision).format(values.get(used++)));
        }
    }

    /** -1 if there is none. */
    private int number() {
        if (position < format.length() && format.charAt(position) == '*') {
            position++;
            return used < values.size() && values.get(used++) instanceof Long n ? limited(n) : -1;
        }
        int start = position;
        long number = 0;
        while (position < format.length() && Character.digit(format.charAt(position), 10) >= 0) {
            number = Math.min(number * 10 + Character.digit(format.charAt(position++), 10), Integer.MAX_VALUE);
        }
        return position == start ? -1 : limited(number);
    }

    private static int limited(long number) {
        if (number > MAX_WIDTH) {
            throw new FunctionFailure("width " + number + ", expected at most " + MAX_WIDTH);
        }
        return (int) Math.max(-1, number);
    }

    private void extra() {
        if (used < values.size()) {
            out.append("%!(EXTRA ");
            for (int i = used; i < values.size(); i++) {
                Object value = values.get(i);
                out.append(i > used ? ", " : "");
                out.append(value == null ? "<nil>" : TemplateValues.typeName(value) + "=" + GoText.of(value));
            }
            out.append(")");
        }
    }
}
