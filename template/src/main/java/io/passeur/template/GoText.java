package io.passeur.template;

import java.lang.reflect.RecordComponent;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Go prints them: {@code [a b]}, {@code map[k:v]}, {@code <nil>}. */
final class GoText {

    private final BoundedText out = new BoundedText();

    private GoText() {}

    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        GoText text = new GoText();
        text.append(value, 0);
        return text.out.toString();
    }

    private void append(@Nullable Object raw, int depth) {
        if (depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("value is nested more than " + TemplateLimits.DEPTH + " deep");
        }
        Object value = TemplateValues.normal(raw);
        if (value == null) {
            out.append("<nil>");
        } else if (value instanceof Double number) {
            out.append(GoNumbers.shortest(number));
        } else if (value instanceof List<?> list) {
            elements("[", list, depth, "]");
        } else if (value instanceof Map<?, ?> map) {
            entries(map, depth);
        } else if (value instanceof Record data && !(value instanceof SemanticVersion)) {
            elements("{", components(data), depth, "}");
        } else {
            out.append(value instanceof ZonedDateTime time ? GoTime.standard(time) : value.toString());
        }
    }

    private void elements(String open, List<?> elements, int depth, String close) {
        out.append(open);
        String separator = "";
        for (Object element : elements) {
            out.append(separator);
            append(element, depth + 1);
            separator = " ";
        }
        out.append(close);
    }

    private void entries(Map<?, ?> map, int depth) {
        out.append("map[");
        String separator = "";
        for (Map.Entry<Object, @Nullable Object> entry : TemplateValues.sorted(map)) {
            out.append(separator);
            append(entry.getKey(), depth + 1);
            out.append(":");
            append(entry.getValue(), depth + 1);
            separator = " ";
        }
        out.append("]");
    }

    private static List<@Nullable Object> components(Record data) {
        List<@Nullable Object> values = new ArrayList<>();
        FieldAccess access = new FieldAccess(false);
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            values.add(access.fields(data, List.of(component.getName())));
        }
        return values;
    }

    /** Go's Sprint: a space between two adjacent operands when neither is a string. */
    static String joined(List<@Nullable Object> values) {
        BoundedText text = new BoundedText();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0 && !(values.get(i) instanceof String) && !(values.get(i - 1) instanceof String)) {
                text.append(" ");
            }
            text.append(of(values.get(i)));
        }
        return text.toString();
    }

    /** Go's Sprintln without the newline: a space between all operands. */
    static String spaced(List<@Nullable Object> values) {
        BoundedText text = new BoundedText();
        for (int i = 0; i < values.size(); i++) {
            text.append(i > 0 ? " " : "").append(of(values.get(i)));
        }
        return text.toString();
    }

    /** Go's {@code %q}. */
    static String quoted(String value) {
        BoundedText text = new BoundedText().append("\"");
        value.codePoints().forEach(c -> text.append(escaped(c)));
        return text.append("\"").toString();
    }

    private static String escaped(int c) {
        int simple = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
        if (simple >= 0) {
            return "\\" + "abfnrtv\\\"".charAt(simple);
        }
        if (c < 0x20 || c == 0x7f) {
            return String.format("\\x%02x", c);
        }
        int type = Character.getType(c);
        boolean hidden = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || c != ' ' && Character.isSpaceChar(c);
        return hidden ? String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c) : Character.toString(c);
    }
}
