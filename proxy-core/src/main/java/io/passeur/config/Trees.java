package io.passeur.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees of settings: String, Boolean, Long, Double, List, and Map keyed by String. */
public final class Trees {

    private Trees() {}

    /** An immutable copy in the original order, without nulls. Other values become text. */
    public static Object freeze(Object value) {
        if (value instanceof Map<?, ?> map) {
            return freezeMap(map);
        }
        if (value instanceof Collection<?> list) {
            return freezeList(list);
        }
        if (value instanceof Number number) {
            return freezeNumber(number);
        }
        return value instanceof Boolean ? value : value.toString();
    }

    public static Map<String, Object> freezeMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), freeze(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /**
     * How many levels of maps and lists a value has.
     *
     * @param enough the search ends when more were found
     */
    static int depth(Object value, int enough) {
        Collection<?> children =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : null;
        if (children == null) {
            return 0;
        }
        int deepest = 0;
        for (Object child : children) {
            if (deepest < enough) {
                deepest = Math.max(deepest, depth(child, enough - 1));
            }
        }
        return deepest + 1;
    }

    /** The value of {@code key}, ignoring case. */
    public static @Nullable Object find(Map<String, ?> tree, String key) {
        Object exact = tree.get(key);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, ?> entry : tree.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /**
     * The tree without the setting at a dotted path, ignoring case; a list is removed as a whole. The same tree if
     * nothing is there.
     */
    static Map<String, Object> without(Map<String, Object> tree, String path) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (isStartOf(key, path, "[") || key.equalsIgnoreCase(path)) {
                return;
            }
            copy.put(
                    key,
                    isStartOf(key, path, ".") && value instanceof Map<?, ?> map
                            ? without(freezeMap(map), path.substring(key.length() + 1))
                            : value);
        });
        return copy;
    }

    private static boolean isStartOf(String key, String path, String end) {
        String start = key + end;
        return path.regionMatches(true, 0, start, 0, start.length());
    }

    static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private static List<Object> freezeList(Collection<?> list) {
        List<Object> copy = new ArrayList<>();
        for (Object element : list) {
            if (element != null) {
                copy.add(freeze(element));
            }
        }
        return List.copyOf(copy);
    }

    private static Object freezeNumber(Number number) {
        if (number instanceof Double || number instanceof Float || number instanceof java.math.BigDecimal) {
            return number.doubleValue();
        }
        // Numbers beyond 64 bits are kept as text, so that messages can show them.
        return number instanceof BigInteger big && big.bitLength() > 63 ? big.toString() : (Object) number.longValue();
    }
}
