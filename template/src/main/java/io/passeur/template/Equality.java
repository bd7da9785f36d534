package io.passeur.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares values deeply, up to a number of comparisons, because lists may contain the same list many times. */
final class Equality {

    private static final int MOST = 1_000_000;

    private int left = MOST;
    private int depth;

    boolean contains(Iterable<?> values, @Nullable Object wanted) {
        for (Object value : values) {
            if (same(value, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Removes duplicates. Strings and numbers are found by hash; lists and maps are compared one by one. */
    List<@Nullable Object> distinct(List<?> values) {
        Set<@Nullable Object> simple = new HashSet<>();
        List<@Nullable Object> compound = new ArrayList<>();
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            boolean isNew = isCompound(value) ? !contains(compound, value) && compound.add(value) : simple.add(value);
            if (isNew) {
                all.add(value);
            }
        }
        return all;
    }

    private static boolean isCompound(@Nullable Object value) {
        return value instanceof List || value instanceof Map || value instanceof Record;
    }

    private boolean same(@Nullable Object a, @Nullable Object b) {
        if (--left < 0) {
            throw new FunctionFailure("comparing takes more than " + MOST + " steps");
        }
        if (a == b) {
            return true;
        }
        if (++depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("values are nested more than " + TemplateLimits.DEPTH + " deep");
        }
        boolean same = sameContent(a, b);
        depth--;
        return same;
    }

    private boolean sameContent(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return sameElements(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return sameEntries(x, y);
        }
        return a != null && !isCompound(a) && a.equals(b);
    }

    private boolean sameElements(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameEntries(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            if (!b.containsKey(entry.getKey()) || !same(entry.getValue(), b.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
