package io.passeur.api;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as Go's encoder writes them: no spaces, the keys of maps in order, {@code &<>} escaped, a newline at the end. */
final class Json {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /** @param value a JsonObject, Map, Collection, String, Number, Boolean, or null */
    static byte[] bytes(@Nullable Object value) {
        Json json = new Json();
        json.append(value);
        return json.out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            members(object.members());
        } else if (value instanceof Map<?, ?> map) {
            members(new TreeMap<>(map));
        } else if (value instanceof Collection<?> list) {
            elements(list);
        } else if (value instanceof String text) {
            text(text);
        } else {
            out.append(value);
        }
    }

    private void members(Map<?, ?> members) {
        out.append('{');
        String before = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(before);
            text(String.valueOf(member.getKey()));
            out.append(':');
            append(member.getValue());
            before = ",";
        }
        out.append('}');
    }

    private void elements(Collection<?> list) {
        out.append('[');
        String before = "";
        for (Object element : list) {
            out.append(before);
            append(element);
            before = ",";
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
            default -> {
                if (c < ' ') {
                    escape(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xF));
        }
    }
}
