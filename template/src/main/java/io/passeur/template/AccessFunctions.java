package io.passeur.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elements and lengths. */
final class AccessFunctions {

    private AccessFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("len", 1, args -> length(args.value(0)));
        table.add("index", 1, TemplateFunction.ANY, AccessFunctions::index);
        table.add("slice", 1, 4, AccessFunctions::slice);
        table.alias("mustSlice", "slice");
    }

    private static long length(@Nullable Object value) {
        if (value instanceof String text) {
            return Utf8.length(text);
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        throw new FunctionFailure(
                value == null ? "len of nil pointer" : "len of type " + TemplateValues.typeName(value));
    }

    private static @Nullable Object index(FunctionArguments args) {
        Object current = args.value(0);
        for (Object key : args.from(1)) {
            current = TemplateValues.normal(element(current, key));
        }
        return current;
    }

    private static @Nullable Object element(@Nullable Object value, @Nullable Object key) {
        if (value instanceof Map<?, ?> map) {
            return entry(map, key);
        }
        if (value instanceof List<?> list) {
            return list.get(position(key, list.size()));
        }
        if (value instanceof String text) {
            byte[] bytes = Utf8.bytes(text);
            return (long) (bytes[position(key, bytes.length)] & 0xff);
        }
        throw new FunctionFailure(
                value == null ? "index of untyped nil" : "can't index item of type " + TemplateValues.typeName(value));
    }

    /** A missing key of a map of strings, such as labels, yields the empty string. */
    private static @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
        if (key == null) {
            throw new FunctionFailure("value is nil, expected a key");
        }
        Object value = map.get(key);
        boolean texts = !(map instanceof Dict) && map.values().stream().allMatch(String.class::isInstance);
        return value == null && texts && !map.containsKey(key) ? "" : value;
    }

    private static int position(@Nullable Object key, int size) {
        if (!(key instanceof Long at)) {
            throw new FunctionFailure(
                    "cannot index slice/array with type " + TemplateValues.typeName(key) + ", expected an integer");
        }
        if (at < 0 || at >= size) {
            throw new FunctionFailure("index out of range: " + at + ", expected 0 to " + (size - 1));
        }
        return at.intValue();
    }

    private static Object slice(FunctionArguments args) {
        Object value = args.value(0);
        if (!(value instanceof String) && !(value instanceof List)) {
            throw new FunctionFailure("can't slice item of type " + TemplateValues.typeName(value));
        }
        long from = args.count() > 1 ? args.integer(1) : 0;
        if (value instanceof String text) {
            return Utf8.slice(text, from, args.count() > 2 ? args.integer(2) : Utf8.length(text));
        }
        List<?> list = args.list(0);
        long to = args.count() > 2 ? args.integer(2) : list.size();
        if (from < 0 || to > list.size() || from > to) {
            throw new FunctionFailure(
                    "slice " + from + ":" + to + " out of range, list has " + list.size() + " elements");
        }
        return new ArrayList<>(list.subList((int) from, (int) to));
    }
}
