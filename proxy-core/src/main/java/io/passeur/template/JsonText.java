package io.passeur.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Go writes them in JSON: keys in order, no spaces. */
final class JsonText {

    private final BoundedText out = new BoundedText();
    private final boolean forHtml;

    private JsonText(boolean forHtml) {
        this.forHtml = forHtml;
    }

    /** @param forHtml whether {@code <}, {@code >} and {@code &} are escaped */
    static String of(@Nullable Object value, boolean forHtml) {
        JsonText json = new JsonText(forHtml);
        json.append(value, 0);
        return json.out.toString();
    }

    private void append(@Nullable Object raw, int depth) {
        if (depth > Bounds.DEPTH) {
            throw new FailedCall("value is nested more than " + Bounds.DEPTH + " deep");
        }
        Object value = Values.normal(raw);
        if (value == null || value instanceof Boolean || value instanceof Long) {
            out.append(String.valueOf(value));
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof List<?> list) {
            elements(list, depth);
        } else if (value instanceof Map<?, ?> map) {
            entries(map, depth);
        } else {
            text(GoText.of(value));
        }
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new FailedCall("json: unsupported value: " + GoNumbers.shortest(value));
        }
        boolean small = value != 0 && Math.abs(value) < 1e-4 && Math.abs(value) >= 1e-6;
        return small
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : GoNumbers.shortest(value, 21).replace("e-0", "e-");
    }

    private void elements(List<?> list, int depth) {
        String before = "[";
        for (Object element : list) {
            out.append(before);
            append(element, depth + 1);
            before = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void entries(Map<?, ?> map, int depth) {
        String before = "{";
        for (Map.Entry<Object, @Nullable Object> entry : Values.sorted(map)) {
            out.append(before);
            text(GoText.of(entry.getKey()));
            out.append(":");
            append(entry.getValue(), depth + 1);
            before = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void text(String text) {
        out.append("\"");
        text.codePoints().forEach(c -> out.append(escaped(c)));
        out.append("\"");
    }

    private String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case 0x2028, 0x2029 -> String.format("\\u%04x", c);
            case '<', '>', '&' -> forHtml ? String.format("\\u%04x", c) : Character.toString(c);
            default -> c < 0x20 ? String.format("\\u%04x", c) : Character.toString(c);
        };
    }
}
