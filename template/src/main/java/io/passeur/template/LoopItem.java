package io.passeur.template;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The key and the element of one iteration of a loop. */
record LoopItem(@Nullable Object key, @Nullable Object value) {

    /** The elements of a list, the entries of a map sorted by key, or the numbers from 0 up to a given number, exclusive. */
    static List<LoopItem> of(@Nullable Object values) {
        if (values == null) {
            return List.of();
        }
        if (values instanceof Long count) {
            return LongStream.range(0, TemplateValues.bounded(count))
                    .mapToObj(i -> new LoopItem(i, i))
                    .toList();
        }
        if (values instanceof List<?> list) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new LoopItem((long) i, TemplateValues.normal(list.get(i))))
                    .toList();
        }
        if (values instanceof Map<?, ?> map) {
            return TemplateValues.sorted(map).stream()
                    .map(entry -> new LoopItem(entry.getKey(), TemplateValues.normal(entry.getValue())))
                    .toList();
        }
        throw new FunctionFailure(
                "range can't iterate over " + GoText.of(values) + ", expected a list, a map or an integer");
    }
}
