package io.passeur.template;

import java.lang.reflect.Array;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of values in templates: null, Boolean, Long, Double, String, List, Map, and opaque objects. */
final class TemplateValues {

    private TemplateValues() {}

    /** Converts numbers to Long or Double, and collections and arrays to lists. */
    static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Character || value instanceof Enum) {
            return value.toString();
        }
        if (value instanceof Collection<?> collection && !(value instanceof List)) {
            return new ArrayList<>(collection);
        }
        return value != null && value.getClass().isArray() ? list(value) : value;
    }

    private static List<@Nullable Object> list(Object array) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(normal(Array.get(array, i)));
        }
        return list;
    }

    /** Also converts the content of lists and maps. */
    static @Nullable Object deep(@Nullable Object raw, int depth) {
        if (depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("data are nested more than " + TemplateLimits.DEPTH + " deep");
        }
        Object value = normal(raw);
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(deep(element, depth + 1)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(normal(key), deep(element, depth + 1)));
            return copy;
        }
        return value;
    }

    /** Nil, false, zero and empty values count as false. */
    static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }

    static String kind(@Nullable Object value) {
        if (value == null) {
            return "invalid";
        }
        if (value instanceof Map) {
            return "map";
        }
        if (value instanceof List) {
            return "slice";
        }
        return value instanceof Boolean || value instanceof Long || value instanceof Double || value instanceof String
                ? typeName(value)
                : "struct";
    }

    static String typeName(@Nullable Object value) {
        if (value == null) {
            return "<nil>";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long) {
            return "int";
        }
        if (value instanceof Double) {
            return "float64";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof List) {
            return "[]interface {}";
        }
        return value instanceof Map
                ? "map[string]interface {}"
                : value.getClass().getSimpleName();
    }

    /** Entries sorted by key. */
    static List<Map.Entry<Object, @Nullable Object>> sorted(Map<?, ?> map) {
        List<Map.Entry<Object, @Nullable Object>> entries = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = normal(entry.getKey());
            entries.add(new AbstractMap.SimpleImmutableEntry<>(key == null ? "" : key, entry.getValue()));
        }
        entries.sort(Comparator.comparing(Map.Entry::getKey, TemplateValues::compareKeys));
        return entries;
    }

    private static int compareKeys(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? Long.compare(x, y)
                : Utf8.compare(String.valueOf(a), String.valueOf(b));
    }

    /** Checks the number of elements that a function is asked to create. */
    static int bounded(long count) {
        if (count > TemplateLimits.LIST) {
            throw new FunctionFailure(count + " elements, expected at most " + TemplateLimits.LIST);
        }
        return (int) Math.max(0, count);
    }
}
