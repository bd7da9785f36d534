package io.passeur.http.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the values of one parameter in an escaped query, without building a map. */
final class QueryKey {

    private final String name;
    private final byte[] bytes;

    private QueryKey(String name) {
        this.name = name;
        this.bytes = name.getBytes(StandardCharsets.UTF_8);
    }

    static QueryKey of(String name) {
        return new QueryKey(name);
    }

    String name() {
        return name;
    }

    /**
     * Whether a value of this parameter passes the test. A pair with a bad escape or a semicolon does not count.
     *
     * @param firstOnly whether only the first valid pair counts
     */
    boolean anyValue(String query, QueryMatcher.ValueTest test, boolean firstOnly) {
        int from = 0;
        while (from <= query.length()) {
            int to = end(query, from);
            int valueAt = valueOf(query, from, to);
            if (valueAt >= 0) {
                if (test.test(query, valueAt, to)) {
                    return true;
                }
                if (firstOnly && QueryEscapes.valid(query, valueAt, to)) {
                    return false;
                }
            }
            from = to + 1;
        }
        return false;
    }

    /** All decoded values, for messages. */
    List<String> values(String query) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from <= query.length(); from = end(query, from) + 1) {
            int to = end(query, from);
            int valueAt = valueOf(query, from, to);
            String value = valueAt < 0 ? null : QueryEscapes.decode(query, valueAt, to);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    private static int end(String query, int from) {
        int to = query.indexOf('&', from);
        return to < 0 ? query.length() : to;
    }

    /** Where the value begins if the pair between the positions has this key, else -1. */
    private int valueOf(String query, int from, int to) {
        if (from == to) {
            return -1;
        }
        int equals = query.indexOf('=', from);
        int keyEnd = equals < 0 || equals > to ? to : equals;
        if (!QueryEscapes.equal(query, from, keyEnd, bytes) || hasSemicolon(query, from, to)) {
            return -1;
        }
        return Math.min(keyEnd + 1, to);
    }

    private static boolean hasSemicolon(String query, int from, int to) {
        int semicolon = query.indexOf(';', from);
        return semicolon >= 0 && semicolon < to;
    }
}
