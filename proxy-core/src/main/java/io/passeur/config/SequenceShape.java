package io.passeur.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list, or a set that keeps its order.
 *
 * @param independent invalid items are left out, as long as a valid one is left
 */
record SequenceShape(Shape element, boolean set, boolean independent) implements Shape {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    SequenceShape(Shape element, boolean set) {
        this(element, set, false);
    }

    SequenceShape ofIndependentItems() {
        return new SequenceShape(element, set, true);
    }

    @Override
    public @Nullable Object bind(Object value, String path, BindingContext binding) {
        if (value instanceof Map<?, ?> map && isNumbered(map)) {
            // Environment variables have no other way to write an index: DOMAINS_0_MAIN.
            return bind(inOrder(map), path, binding);
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            binding.fail(path, "is a section, but a list is expected");
            return null;
        }
        int failures = binding.failures();
        List<Object> bound = new ArrayList<>();
        int index = 0;
        for (Object item : items(value)) {
            Object result = element.bind(item, Paths.element(path, index++), binding);
            if (result != null) {
                bound.add(result);
            }
        }
        if (independent && !bound.isEmpty()) {
            binding.forgive(failures);
        }
        return collect(bound);
    }

    private static boolean isNumbered(Map<?, ?> map) {
        return !map.isEmpty()
                && map.keySet().stream().allMatch(key -> key.toString().matches("\\d{1,6}"));
    }

    private static List<?> inOrder(Map<?, ?> map) {
        return map.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> Integer.parseInt(entry.getKey().toString())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Collection<?> items(Object value) {
        if (value instanceof Collection<?> list) {
            return list;
        }
        if (value instanceof Map || value.equals("")) {
            return List.of();
        }
        if (value instanceof String text && !(element instanceof SectionShape)) {
            return COMMA.splitAsStream(text.strip())
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        return List.of(value);
    }

    private Object collect(List<Object> bound) {
        return set ? Collections.unmodifiableSet(new LinkedHashSet<>(bound)) : List.copyOf(bound);
    }

    @Override
    public Object absent(String path, BindingContext binding) {
        return set ? Set.of() : List.of();
    }
}
