package io.passeur.template;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What one pass of a loop sees. */
record Item(@Nullable Object key, @Nullable Object value) {

    /** Elements of a list, entries of a map in the order of its keys, or the numbers below one. */
    static List<Item> of(@Nullable Object values) {
        if (values == null) {
            return List.of();
        }
        if (values instanceof Long count) {
            return LongStream.range(0, Values.bounded(count))
                    .mapToObj(i -> new Item(i, i))
                    .toList();
        }
        if (values instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new Item((long) i, Values.normal(list.get(i))))
                    .toList();
        }
        if (values instanceof Map<?, ?> map) {
            return Values.sorted(map).stream()
                    .map(entry -> new Item(entry.getKey(), Values.normal(entry.getValue())))
                    .toList();
        }
        throw new FailedCall(
                "range can't iterate over " + GoText.of(values) + ", expected a list, a map or an integer");
    }
}
