package io.passeur.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section whose keys are names chosen by the user. */
record MappingShape(Shape element) implements Shape {

    @Override
    public @Nullable Object bind(Object value, String path, BindingContext binding) {
        Object section = value.equals("") ? Map.of() : value;
        if (!(section instanceof Map<?, ?> map)) {
            binding.fail(path, Scalars.quoted(value) + " is not a section; write names and their values below it");
            return null;
        }
        Map<String, Object> bound = new LinkedHashMap<>();
        map.forEach((key, child) -> {
            Object result = child == null ? null : element.bind(child, Paths.child(path, String.valueOf(key)), binding);
            if (result != null) {
                bound.put(String.valueOf(key), result);
            }
        });
        return Collections.unmodifiableMap(bound);
    }

    @Override
    public Object absent(String path, BindingContext binding) {
        return Map.of();
    }
}
