package io.passeur.api;

import io.passeur.config.Redaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Settings as somebody wrote them, without secrets. */
final class SettingsJson {

    private SettingsJson() {}

    /** @param name the key above the value, which decides whether it is a secret */
    static Object of(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return members(name, map);
        }
        if (value instanceof Collection<?> list) {
            return elements(name, list);
        }
        if (value instanceof Record nested) {
            return RecordJson.of(nested);
        }
        if (value instanceof Boolean) {
            return value;
        }
        return scalar(name, value);
    }

    private static Object scalar(String name, Object value) {
        String text = String.valueOf(value);
        if (Redaction.isSecretName(name)) {
            return text.isEmpty() ? text : Redaction.REDACTED;
        }
        if (name.equalsIgnoreCase("users")) {
            return Redaction.user(text);
        }
        return value instanceof Number ? value : Redaction.text(text);
    }

    private static Map<String, Object> members(String name, Map<?, ?> map) {
        boolean headers = isHeaders(name);
        Map<String, Object> members = new TreeMap<>();
        map.forEach((key, value) -> {
            String member = String.valueOf(key);
            Object shown = headers && !(value instanceof Map<?, ?>)
                    ? Redaction.header(member, String.valueOf(value))
                    : of(Redaction.isSecretName(name) ? name : member, value);
            members.put(member, shown);
        });
        return members;
    }

    private static List<Object> elements(String name, Collection<?> list) {
        List<Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(of(name, element)));
        return elements;
    }

    private static boolean isHeaders(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("headers");
    }
}
