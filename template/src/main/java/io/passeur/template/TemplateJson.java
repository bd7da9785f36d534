package io.passeur.template;

import io.passeur.toolkit.json.GoEscapes;
import io.passeur.toolkit.json.JsonWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes template values as JSON. The keys of maps are sorted; numbers are formatted as in Go. */
final class TemplateJson {

    private final JsonWriter writer;

    private TemplateJson(JsonWriter writer) {
        this.writer = writer;
    }

    static String of(@Nullable Object value, GoEscapes escapes) {
        BoundedText text = new BoundedText();
        new TemplateJson(JsonWriter.compact(text, escapes)).append(value, 0);
        return text.toString();
    }

    static String indented(@Nullable Object value) {
        BoundedText text = new BoundedText();
        new TemplateJson(JsonWriter.indented(text, GoEscapes.HTML)).append(value, 0);
        return text.toString();
    }

    private void append(@Nullable Object raw, int depth) {
        if (depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("value is nested more than " + TemplateLimits.DEPTH + " deep");
        }
        Object value = TemplateValues.normal(raw);
        if (value == null || value instanceof Boolean || value instanceof Long) {
            writer.literal(String.valueOf(value));
        } else if (value instanceof Double number) {
            writer.literal(number(number));
        } else if (value instanceof List<?> list) {
            writer.beginArray();
            list.forEach(element -> append(element, depth + 1));
            writer.endArray();
        } else if (value instanceof Map<?, ?> map) {
            members(map, depth);
        } else {
            writer.string(GoText.of(value));
        }
    }

    private void members(Map<?, ?> map, int depth) {
        writer.beginObject();
        TemplateValues.sorted(map).forEach(entry -> {
            writer.name(GoText.of(entry.getKey()));
            append(entry.getValue(), depth + 1);
        });
        writer.endObject();
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new FunctionFailure("json: unsupported value: " + GoNumbers.shortest(value));
        }
        boolean small = value != 0 && Math.abs(value) < 1e-4 && Math.abs(value) >= 1e-6;
        return small
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : GoNumbers.shortest(value, 21).replace("e-0", "e-");
    }
}
