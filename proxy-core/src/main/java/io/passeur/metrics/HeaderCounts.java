package io.passeur.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Requests by class and by the values of chosen headers. Clients write headers, so the number of distinct values is
 * bounded; the rest counts as one. Thread-safe.
 */
final class HeaderCounts {

    /** Stands for all values beyond the bound. */
    static final String OTHERS = "_other";

    private static final int MOST = 1000;

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param values of the headers, in the order of their labels; empty for missing headers */
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
