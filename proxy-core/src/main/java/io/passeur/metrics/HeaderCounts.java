package io.passeur.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Counts requests by class and by the values of chosen headers. Since clients choose the values, only a limited number of them
 * is distinguished; all others count as one. Thread-safe.
 */
final class HeaderCounts {

    /** Stands for all values beyond the limit. */
    static final String OTHERS = "_other";

    private static final int MOST = 1000;

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param values the headers' values in the order of their labels; empty for missing headers */
    record Key(int kind, List<String> values) {}

    void add(int kind, List<String> values) {
        Key key = new Key(kind, values);
        LongAdder known = counts.get(key);
        if (known == null) {
            boolean full = counts.size() >= MOST;
            Key counted = full ? new Key(kind, Collections.nCopies(values.size(), OTHERS)) : key;
            known = counts.computeIfAbsent(counted, fresh -> new LongAdder());
        }
        known.increment();
    }

    void visit(BiConsumer<Key, Long> visitor) {
        List<Map.Entry<Key, LongAdder>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.comparingByKey((one, other) -> one.kind() == other.kind()
                ? one.values().toString().compareTo(other.values().toString())
                : Integer.compare(one.kind(), other.kind())));
        sorted.forEach(entry -> visitor.accept(entry.getKey(), entry.getValue().sum()));
    }
}
